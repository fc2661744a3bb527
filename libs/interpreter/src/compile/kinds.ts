import type { JsonValue } from '@fermata/model';
import { isObject, said } from '@fermata/model';
import type {
  PlanDelay,
  PlanEmit,
  PlanEnd,
  PlanManual,
  PlanSet,
  PlanStep,
  PlanStepType,
} from '../plan/steps.ts';
import { misshapen, report, type Context, type Place } from './context.ts';
import type { Body } from './body.ts';
import { readDecide } from './decide.ts';
import { readEmission } from './emission.ts';
import { readMoment } from './moments.ts';
import { readAssign } from './people.ts';
import { field, readList, readOptional, readTemplate, readText } from './read.ts';
import { resolve } from './resolve.ts';
import { readTask } from './task.ts';
import { readTimers } from './timers.ts';
import { readWait } from './waits.ts';
import { readWorkflow } from './workflow.ts';

type ReadBody<S extends PlanStep> = (context: Context, step: unknown, place: Place) => Body<S>;
type Readers = { readonly [T in PlanStepType]: ReadBody<Extract<PlanStep, { type: T }>> };

/** Reads the body of a step, per kind; a kind without an entry does not compile. */
const READERS: Readers = Object.freeze({
  task: readTask,
  manual: readManual,
  delay: readDelay,
  set: readSet,
  decide: readDecide,
  emit: readEmit,
  wait: readWait,
  workflow: readWorkflow,
  end: readEnd,
});

/** Whether steps of this type can be run. */
export function isPlanType(type: unknown): type is PlanStepType {
  return typeof type === 'string' && Object.hasOwn(READERS, type);
}

/** The body of a step of a type that can be run. */
export function readBody(context: Context, type: PlanStepType, step: unknown, place: Place): Body {
  return READERS[type](context, step, place) as Body;
}

function readManual(context: Context, step: unknown, place: Place): Body<PlanManual> {
  const form =
    field(step, 'form') === undefined
      ? undefined
      : resolve(context, 'forms', field(step, 'form'), [...place, 'form']);
  const schema = field(step, 'outputSchema');
  const due = field(step, 'due') === undefined ? undefined : readMoment(context, step, place, 'due');
  const outcomes = readList(context, field(step, 'outcomes'), [...place, 'outcomes']).filter(
    (one) => typeof one === 'string',
  );
  return {
    type: 'manual',
    ...(form === undefined ? {} : { form: `${form.name}@${form.version}` }),
    ...(isObject(schema) ? { outputSchema: schema as JsonValue } : {}),
    outcomes: outcomes.length > 0 ? outcomes : (form?.outcomes ?? []),
    with: readTemplate(context, field(step, 'with') ?? {}, [...place, 'with']),
    assign: readAssign(context, field(step, 'assign'), [...place, 'assign']),
    ...(due === undefined ? {} : { due }),
    timers: readTimers(context, field(step, 'timers'), [...place, 'timers'], due !== undefined),
  };
}

function readDelay(context: Context, step: unknown, place: Place): Body<PlanDelay> {
  return { type: 'delay', delay: readMoment(context, step, place, 'delay') };
}

function readSet(context: Context, step: unknown, place: Place): Body<PlanSet> {
  return { type: 'set', with: readTemplate(context, field(step, 'with'), [...place, 'with']) };
}

function readEmit(context: Context, step: unknown, place: Place): Body<PlanEmit> {
  return { type: 'emit', emission: readEmission(context, step, place) };
}

/** `compensate: all` of an `end` that terminates (rule E7). */
function readEndUndo(context: Context, step: unknown, place: Place): Pick<PlanEnd, 'undoes'> {
  const undo = field(step, 'compensate');
  if (undo === undefined) return {};
  if (undo !== 'all') return misshapen(context, [...place, 'compensate'], said`\`all\``) ?? {};
  if (field(step, 'terminate') === undefined) {
    report(context, [...place, 'compensate'], 'end.compensate', said`\`compensate\` needs \`terminate\``);
  }
  return { undoes: 'all' };
}

const ENDS = Object.freeze(['completed', 'failed', 'cancelled'] as const);

function readEnd(context: Context, step: unknown, place: Place): Body<PlanEnd> {
  const written = field(step, 'terminate');
  const terminate = ENDS.find((one) => one === written);
  if (written !== undefined && terminate === undefined)
    misshapen(context, [...place, 'terminate'], said`one of ${{ list: ENDS.join(', ') }}`);
  const output = readOptional(context, field(step, 'output'), [...place, 'output']);
  const code = readText(context, field(step, 'code'), [...place, 'code']);
  if (code !== undefined && terminate !== 'failed') {
    report(context, [...place, 'code'], 'end.code', said`\`code\` needs \`terminate: failed\``);
  }
  return {
    type: 'end',
    ...(terminate === undefined ? {} : { terminate }),
    ...(output === undefined ? {} : { output }),
    ...(code === undefined ? {} : { code }),
    ...readEndUndo(context, step, place),
  };
}
