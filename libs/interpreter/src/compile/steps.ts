import { isCelWord, isIdentifier, said, type Phrase } from '@fermata/model';
import type { PlanStep } from '../plan/steps.ts';
import { readCatches } from './catches.ts';
import { misshapen, report, type Context, type Place } from './context.ts';
import { fieldsOfStep, refuse, refuseOthers } from './fields.ts';
import { readForEach } from './items.ts';
import { readRepeat } from './repeat.ts';
import { readGates } from './gates.ts';
import { readCompensation } from './undo.ts';
import { readJoin } from './joining.ts';
import { isPlanType, readBody } from './kinds.ts';
import { readStepIds } from './lists.ts';
import { readFlow } from './splits.ts';
import {
  field,
  readDuration,
  readExpression,
  readObject,
  readOptional,
  readTemplates,
  readText,
} from './read.ts';
import type { StepDraft } from './draft.ts';

/** All steps that can be run, in the order of the definition. */
export function readSteps(context: Context, value: unknown): readonly StepDraft[] {
  const steps = Object.entries(readObject(context, value, ['steps']));
  if (steps.length === 0) report(context, ['steps'], 'steps.none', said`a workflow needs a step`);
  return steps.flatMap(([id, step], index) => readStep(context, id, step, index) ?? []);
}

function readStep(context: Context, id: string, step: unknown, index: number): StepDraft | undefined {
  const place: Place = ['steps', id];
  if (!isIdentifier(id)) report(context, place, 'step.id', idProblem(id));
  const type = field(step, 'type');
  const known = fieldsOfStep(type);
  if (known === undefined || !isPlanType(type)) {
    if (typeof type === 'string') refuse(context, [...place, 'type'], said`a step of type \`${{ type }}\``);
    else misshapen(context, place, said`a step with a \`type\``);
    return undefined;
  }
  refuseOthers(context, step, place, known);
  const common = readCommon(context, id, step, index);
  return { ...taskDefaults(context, step), ...common, ...readBody(context, type, step, place) } as StepDraft;
}

/** What the task definition says where the step is silent. */
function taskDefaults(context: Context, step: unknown): Pick<PlanStep, 'timeout' | 'priority'> {
  const task = field(step, 'task');
  const isKnown = typeof task === 'string' && Object.hasOwn(context.references.tasks, task);
  const defaults = isKnown ? context.references.tasks[task]?.defaults : undefined;
  return {
    priority: defaults?.priority ?? 3,
    ...(defaults?.timeout === undefined ? {} : { timeout: { t: 'literal', value: defaults.timeout } }),
  };
}

function idProblem(id: string): Phrase {
  return isCelWord(id)
    ? said`\`${{ id }}\` is a word of the expression language`
    : said`a step id is a lower-case letter, then letters and digits`;
}

function readCommon(context: Context, id: string, step: unknown, index: number) {
  const place: Place = ['steps', id];
  const at = (name: string): Place => [...place, name];
  const description = readText(context, field(step, 'description'), at('description'));
  const unless = readExpression(context, field(step, 'unless'), at('unless'));
  const otherwise = readOptional(context, field(step, 'default'), at('default'));
  const timeout = readDuration(context, field(step, 'timeout'), at('timeout'));
  const cancels = readStepIds(context, field(step, 'cancels'), at('cancels'));
  const completes = readStepIds(context, field(step, 'completes'), at('completes'));
  const joining = readJoin(context, field(step, 'join'), at('join'));
  const priority = field(step, 'priority');
  return {
    id,
    index,
    title: readText(context, field(step, 'title'), at('title')) ?? id,
    ...(description === undefined ? {} : { description }),
    ...(unless === undefined ? {} : { unless }),
    ...(otherwise === undefined ? {} : { default: otherwise }),
    ...(timeout === undefined ? {} : { timeout }),
    ...(typeof priority === 'number' ? { priority } : {}),
    ...readGates(context, step, place),
    ...readCompensation(context, step, place),
    save: readTemplates(context, field(step, 'save'), at('save')),
    ...readFlow(context, step, place),
    catch: readCatches(context, field(step, 'catch'), at('catch')),
    ...(cancels === undefined ? {} : { cancels }),
    ...(completes === undefined ? {} : { completes }),
    ...readLoops(context, step, place),
    ...(joining === undefined ? {} : { joining }),
  };
}

function readLoops(context: Context, step: unknown, place: Place): Pick<PlanStep, 'forEach' | 'repeat'> {
  const forEach = readForEach(context, field(step, 'forEach'), [...place, 'forEach']);
  const repeat = readRepeat(context, step, place);
  return { ...(forEach === undefined ? {} : { forEach }), ...(repeat === undefined ? {} : { repeat }) };
}

/** The steps that a step leads to: by `next`, then by `catch`. */
export function targetsOfStep(step: Pick<StepDraft, 'next' | 'catch'>): readonly string[] {
  return [...step.next, ...step.catch].flatMap(({ to }) => (to === undefined ? [] : [to]));
}
