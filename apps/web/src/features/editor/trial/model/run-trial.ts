import { createInterpreter, describe, type Effect, type Plan, type State } from '@fermata/interpreter';
import type { JsonValue } from '@fermata/model';
import { runTest, watch, type SimulationResult, type Watched } from '@fermata/simulator';
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
  const test = { ...script, kind: 'test' as const, name: 'trial', workflow: plan.name, world, expect };
  const { result } = runTest(test, { plan, most: trialLimits.happenings });
  const replay = replayed(plan, result);
  return {
    ...replay,
    status: result.status,
    output: result.output,
    ...(result.error === undefined ? {} : { error: result.error }),
    elapsedMs: result.elapsedMs,
    isCut: result.isCut === true,
    path: result.path,
    madeUp: Object.fromEntries(Object.entries(madeUp).filter(([step]) => result.path.includes(step))),
    emitted: result.emitted.map(({ event }) => event),
  };
}

interface Replay {
  readonly frames: readonly Frame[];
  readonly offers: Readonly<Record<string, Offered>>;
  readonly events: Readonly<Record<string, AwaitedEvent>>;
}

/** What the simulation took, taken again step by step: an interpreter gives the same for the same. */
function replayed(plan: Plan, result: SimulationResult): Replay {
  const watched = watch(plan);
  const evaluated: Evaluated[] = [];
  const interpreter = createInterpreter(watched.plan, noting(watched, evaluated));
  const seen: Seen = { offers: {}, events: {} };
  const frames: Frame[] = [];
  const startedAt = result.moments[0]?.at ?? 0;
  let state: State | undefined;
  for (const moment of result.moments) {
    if (frames.length === trialLimits.frames) break;
    if (moment.kind === 'event' || moment.instance !== '') continue;
    const judged = watched.judged.length;
    evaluated.length = 0;
    if (moment.kind === 'occurrence') {
      const advance = interpreter.advance(state, moment.occurrence);
      state = advance.state;
      for (const effect of advance.effects) note(seen, effect);
    }
    if (state === undefined) continue;
    const view = describe(plan, state);
    frames.push({
      atMs: moment.at - startedAt,
      cause: causeOf(moment),
      changes: moment.kind === 'occurrence' ? moment.changes.map(changeOf) : [],
      evaluated: [...evaluated],
      ways: waysSince(watched, judged),
      status: view.status,
      vars: state.vars,
      waiting: view.waiting.map((one) => sinceStart(one, startedAt)),
    });
  }
  return { frames, ...seen };
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
