import { said } from '@fermata/model';
import type { PlanCatch } from '../plan/steps.ts';
import { misshapen, report, type Context, type Place } from './context.ts';
import { FIELDS, refuseOthers } from './fields.ts';
import {
  field,
  readDuration,
  readExpression,
  readList,
  readOptional,
  readTemplates,
  readText,
} from './read.ts';
import { readUndo } from './undo.ts';

const REACTIONS = Object.freeze(['retry', 'pass', 'complete', 'fail', 'goto', 'hold'] as const);

/** The catch entries of a step, in order (rule E3). */
export function readCatches(context: Context, value: unknown, place: Place): readonly PlanCatch[] {
  return readList(context, value, place).map((entry, index) => readCatch(context, entry, [...place, index]));
}

function readCatch(context: Context, entry: unknown, place: Place): PlanCatch {
  refuseOthers(context, entry, place, FIELDS.catch);
  const to = readText(context, field(entry, 'to'), [...place, 'to']);
  const on = readPatterns(context, field(entry, 'on'), [...place, 'on']);
  const when = readExpression(context, field(entry, 'when'), [...place, 'when']);
  const output = readOptional(context, field(entry, 'output'), [...place, 'output']);
  const after = readDuration(context, field(entry, 'after'), [...place, 'after']);
  const max = field(entry, 'max');
  return {
    then: readThen(context, entry, to, place),
    max: typeof max === 'number' ? max : 1,
    save: readTemplates(context, field(entry, 'save'), [...place, 'save']),
    ...(on === undefined ? {} : { on }),
    ...(when === undefined ? {} : { when }),
    ...(to === undefined ? {} : { to }),
    ...(output === undefined ? {} : { output }),
    ...(after === undefined ? {} : { after }),
    ...readUndo(context, entry, place),
  };
}

/** `to` alone is goto; neither `then` nor `to` is fail. */
function readThen(context: Context, entry: unknown, to: string | undefined, place: Place): PlanCatch['then'] {
  const written = field(entry, 'then');
  const then = REACTIONS.find((one) => one === written);
  if (written !== undefined && then === undefined)
    misshapen(context, [...place, 'then'], said`one of ${{ list: REACTIONS.join(', ') }}`);
  if (then === 'goto' && to === undefined)
    report(context, place, 'catch.target', said`\`then: goto\` needs \`to\``);
  if (then !== undefined && then !== 'goto' && to !== undefined) {
    report(context, [...place, 'to'], 'catch.target', said`\`to\` belongs to \`then: goto\``);
  }
  return then ?? (to === undefined ? 'fail' : 'goto');
}

function readPatterns(context: Context, value: unknown, place: Place): readonly string[] | undefined {
  if (value === undefined) return undefined;
  const patterns = readList(context, value, place).filter((one) => typeof one === 'string');
  if (patterns.length === 0) return misshapen(context, place, said`a list of error codes`);
  return patterns;
}
