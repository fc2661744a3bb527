import type { ErrorInfo, InstanceStatus, Occurrence, Plan, Started, State } from '@fermata/interpreter';
import { createInterpreter, describe, isTerminal } from '@fermata/interpreter';
import type { JsonValue } from '@fermata/model';
import { createAgenda } from './agenda.ts';
import { runAttempt } from './machines.ts';
import { perform } from './perform.ts';
import { randomFrom } from './random.ts';
import { RANK, type Happening, type Simulation } from './simulation.ts';
import { lengthMs } from './time.ts';
import { changeText, effectText, note } from './trace.ts';
import { verbOccurrence } from './verbs.ts';
import type { ScriptedWorld } from './world.ts';

/** Virtual time of a start that names none: 2030-01-01T00:00:00Z, in epoch milliseconds. */
export const DEFAULT_START = 1_893_456_000_000;

/** What to simulate. */
export interface SimulationRequest {
  readonly plan: Plan;
  readonly input: JsonValue;
  readonly world?: ScriptedWorld;
  /** Decides every chance: pauses and faults. */
  readonly seed?: number;
  /** More about the start; the time defaults to {@link DEFAULT_START}. */
  readonly start?: Partial<Omit<Started, 'type' | 'input'>>;
  /** Longest virtual time after the start, in milliseconds; 10 years unless said. */
  readonly untilMs?: number;
}

/** What came out. */
export interface SimulationResult {
  /** One line for each thing that the outside would see, with the time since the start. */
  readonly trace: readonly string[];
  readonly status: InstanceStatus;
  readonly output: JsonValue;
  readonly error?: ErrorInfo;
  readonly emitted: readonly {
    readonly event: string;
    readonly data: JsonValue;
    readonly eventKey?: string;
  }[];
  readonly vars: Readonly<Record<string, JsonValue>>;
  /** Step per visit, in the order in which the visits began. */
  readonly path: readonly string[];
  /** Virtual time from the start to the last thing that happened. */
  readonly elapsedMs: number;
  readonly state: State;
}

const TEN_YEARS_MS = 315_360_000_000;

/**
 * Runs a plan in a scripted world on a virtual clock: thirty days take milliseconds. Ends when the instance has ended,
 * when nothing is left that could move it, or at `untilMs`. The same request gives the same result.
 */
export function simulate(request: SimulationRequest): SimulationResult {
  const simulation = begin(request);
  const until = simulation.startedAt + (request.untilMs ?? TEN_YEARS_MS);
  for (let next = simulation.agenda.next(); next !== undefined; next = simulation.agenda.next()) {
    if (next.at > until) break;
    if (simulation.state !== undefined && isTerminal(simulation.state) && !hasFaults(simulation)) break;
    happen(simulation, next.at, next.what);
  }
  return resultOf(simulation, simulation.state ?? fail());
}

function begin({ plan, input, world = {}, seed = 1, start = {} }: SimulationRequest): Simulation {
  const at = start.at ?? DEFAULT_START;
  const simulation: Simulation = {
    interpreter: createInterpreter(plan),
    world,
    random: randomFrom(seed),
    agenda: createAgenda(),
    startedAt: at,
    trace: [],
    used: new Map(),
    out: new Set(),
    emitted: [],
    path: new Map(),
    now: at,
    state: undefined,
  };
  const started: Started = {
    instanceId: 'simulated',
    trigger: { type: 'manual' },
    startedBy: 'somebody',
    ...start,
    type: 'started',
    at,
    input,
  };
  take(simulation, started);
  (world.verbs ?? []).forEach(({ after }, index) => {
    simulation.agenda.put({ at: at + lengthMs(after), rank: RANK.verb, what: { kind: 'verb', index } });
  });
  return simulation;
}

/** In an unreliable world what comes after the end is delivered too: it must change nothing. */
function hasFaults({ world }: Simulation): boolean {
  return (world.faults?.duplicates ?? 0) + (world.faults?.late ?? 0) > 0;
}

function happen(simulation: Simulation, at: number, what: Happening): void {
  if (what.kind === 'attempt') {
    simulation.now = at;
    return runAttempt(simulation, what.attempt);
  }
  if (what.kind === 'occurrence' && isForgotten(simulation, what)) return;
  simulation.now = at;
  const occurrence = what.kind === 'verb' ? verbOccurrence(simulation, what.index) : what.occurrence;
  if (occurrence !== undefined) take(simulation, occurrence);
}

/** A cancelled timer does not fire; other work that was taken back may still be heard of. */
function isForgotten(
  { out }: Simulation,
  { occurrence, isStray }: Happening & { kind: 'occurrence' },
): boolean {
  if (isStray === true) return false;
  if (occurrence.type === 'timerFired') return !out.has(occurrence.timer);
  const isEnd = occurrence.type === 'taskCompleted' || occurrence.type === 'taskFailed';
  return isEnd && !out.has(occurrence.work);
}

function take(simulation: Simulation, occurrence: Occurrence): void {
  const { state, effects, changes } = simulation.interpreter.advance(simulation.state, occurrence);
  simulation.state = state;
  for (const change of changes) {
    if (!simulation.path.has(change.visit)) simulation.path.set(change.visit, change.stepId);
    note(simulation, changeText(change));
  }
  for (const effect of effects) {
    const text = effectText(effect);
    if (text !== undefined) note(simulation, text);
    perform(simulation, effect);
  }
}

function resultOf(simulation: Simulation, state: State): SimulationResult {
  const { plan } = simulation.interpreter;
  const view = describe(plan, state);
  const emitted = simulation.emitted.map(({ event, data, eventKey }) =>
    eventKey === undefined ? { event, data } : { event, data, eventKey },
  );
  return {
    trace: simulation.trace,
    status: view.status,
    output: view.output ?? null,
    ...(view.error === undefined ? {} : { error: view.error }),
    emitted,
    vars: state.vars,
    path: [...simulation.path.values()],
    elapsedMs: simulation.now - simulation.startedAt,
    state,
  };
}

function fail(): never {
  throw new TypeError('a simulation begins with its start');
}
