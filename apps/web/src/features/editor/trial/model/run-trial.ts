import {
  createInterpreter,
  describe,
  type Effect,
  type Interpreter,
  type Occurrence,
  type Plan,
  type State,
} from '@fermata/interpreter';
import type { JsonValue, WorkflowDefinition } from '@fermata/model';
import {
  inputOfEvent,
  runTest,
  sampleOf,
  startOf,
  watch,
  type SimulationResult,
  type Watched,
} from '@fermata/simulator';
import { causeOf, stepOfWork } from './cause.ts';
import { withMadeUp } from './made-up.ts';
import { noting } from './noting.ts';
import type { AwaitedEvent, Evaluated, Frame, Offered, Script, TrialGround, TrialRun } from './protocol.ts';

/** Most things that may happen in one trial, and most moments of it that are shown. */
export const trialLimits = Object.freeze({ happenings: 20_000, frames: 2_000 });

/** Runs a plan in a scripted world and tells what it was like after each thing that happened. */
export function runTrial(ground: TrialGround, plan: Plan, script: Script): TrialRun {
  const { world, madeUp } = withMadeUp(ground, script.world ?? {});
  const expect = {};
  const input = inputOf(ground, script);
  const start = { ...script.start, input };
  const test = { ...script, start, kind: 'test' as const, name: 'trial', workflow: plan.name, world, expect };
  const { result } = runTest(test, { plan, most: trialLimits.happenings });
  const replay = replayed(plan, result);
  return {
    ...replay,
    status: result.status,
    output: result.output,
    ...(result.error === undefined ? {} : { error: result.error }),
    elapsedMs: result.elapsedMs,
    isCut: result.isCut === true,
    input,
    path: result.path,
    madeUp: Object.fromEntries(Object.entries(madeUp).filter(([step]) => result.path.includes(step))),
    emitted: result.emitted.map(({ event }) => event),
  };
}

/** What an event makes of it, or of a start of which nothing is said a value that its schema takes. */
function inputOf({ definition }: TrialGround, script: Script): JsonValue {
  const { input, event } = script.start ?? {};
  if (input !== undefined) return input;
  const workflow = definition as unknown as WorkflowDefinition;
  const made = event === undefined ? undefined : inputOfEvent(workflow, startOf(script).trigger);
  return made ?? sampleOf(definition['input']) ?? {};
}

interface Replay {
  readonly frames: readonly Frame[];
  readonly offers: Readonly<Record<string, Offered>>;
  readonly events: Readonly<Record<string, AwaitedEvent>>;
}

/** What the simulation took, taken again step by step: an interpreter gives the same for the same. */
function replayed(plan: Plan, result: SimulationResult): Replay {
  const retaken = new Retaken(plan);
  const startedAt = result.moments[0]?.at ?? 0;
  const frames: Frame[] = [];
  for (const moment of result.moments) {
    if (frames.length === trialLimits.frames) break;
    if (moment.kind === 'event' || moment.instance !== '') continue;
    const frame = retaken.take(moment, startedAt);
    if (frame !== undefined) frames.push(frame);
  }
  return { frames, ...retaken.seen };
}

type Moment = Exclude<SimulationResult['moments'][number], { kind: 'event' }>;

/** The instance as it is taken again, with everything that its expressions came to written down. */
class Retaken {
  readonly seen: Seen = { offers: {}, events: {} };
  readonly #plan: Plan;
  readonly #watched: Watched;
  readonly #evaluated: Evaluated[] = [];
  readonly #interpreter: Interpreter;
  #state: State | undefined;

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#watched = watch(plan);
    this.#interpreter = createInterpreter(this.#watched.plan, noting(this.#watched, this.#evaluated));
  }

  /** The instance after one more moment; undefined before its start. */
  take(moment: Moment, startedAt: number): Frame | undefined {
    const judged = this.#watched.judged.length;
    this.#evaluated.length = 0;
    if (moment.kind === 'occurrence') this.#advance(moment.occurrence);
    if (this.#state === undefined) return undefined;
    const { status, waiting } = describe(this.#plan, this.#state);
    return {
      atMs: moment.at - startedAt,
      cause: causeOf(moment),
      changes: moment.kind === 'occurrence' ? moment.changes.map(changeOf) : [],
      evaluated: [...this.#evaluated],
      ways: waysSince(this.#watched, judged),
      status,
      vars: this.#state.vars,
      waiting: waiting.map((one) => sinceStart(one, startedAt)),
    };
  }

  #advance(occurrence: Occurrence): void {
    const { state, effects } = this.#interpreter.advance(this.#state, occurrence);
    this.#state = state;
    for (const effect of effects) note(this.seen, effect);
  }
}

type Waits = Frame['waiting'][number];

function sinceStart({ since, until, ...rest }: Waits, startedAt: number): Waits {
  return {
    ...rest,
    since: since - startedAt,
    ...(until === undefined ? {} : { until: until - startedAt }),
  };
}

function waysSince({ judged }: Watched, from: number): readonly string[] {
  return judged
    .slice(from)
    .filter(({ holds, place }) => holds && place.kind !== 'condition')
    .map(({ place }) => place.path);
}

interface Seen {
  readonly offers: Record<string, Offered>;
  readonly events: Record<string, AwaitedEvent>;
}

function note({ offers, events }: Seen, effect: Effect): void {
  if (effect.type === 'offerTask') {
    const { form, data, outputSchema, outcomes } = effect;
    offers[effect.stepId] = {
      ...(form === undefined ? {} : { form }),
      ...(outputSchema === undefined ? {} : { schema: outputSchema }),
      data,
      outcomes,
    };
  }
  if (effect.type === 'subscribe') {
    const { subscription, event, eventKey = null } = effect;
    events[stepOfWork(subscription)] = { type: event, key: eventKey };
  }
}

type Change = Extract<SimulationResult['moments'][number], { kind: 'occurrence' }>['changes'][number];

function changeOf({
  stepId,
  visit,
  status,
  stepType,
  input,
  output,
  error,
}: Change): Frame['changes'][number] {
  const given = { input, output, error } as { readonly [part: string]: JsonValue | undefined };
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { step: stepId, visit, status: status === 'open' ? openAs(stepType) : status, ...known };
}

/** An open visit of these does something; of all others it waits. */
function openAs(type: string): 'running' | 'waiting' {
  return ['task', 'set', 'decide', 'emit', 'end'].includes(type) ? 'running' : 'waiting';
}
