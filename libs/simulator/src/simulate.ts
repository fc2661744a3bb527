import type { Evaluator, Plan, Started } from '@fermata/interpreter';
import { isTerminal } from '@fermata/interpreter';
import type { JsonValue, ScriptedEvent } from '@fermata/model';
import { createAgenda } from './agenda.ts';
import { addInstance, startOf } from './instances.ts';
import { happen, take } from './play.ts';
import { randomFrom } from './random.ts';
import { resultOf, type SimulationResult } from './result.ts';
import { RANK, type Simulation } from './simulation.ts';
import { lengthMs } from './time.ts';
import type { ScriptedWorld } from './world.ts';

/** Virtual time of a start that names none: 2030-01-01T00:00:00Z, in epoch milliseconds. */
export const DEFAULT_START = 1_893_456_000_000;

/** What to simulate. */
export interface SimulationRequest {
  readonly plan: Plan;
  readonly input: JsonValue;
  readonly world?: ScriptedWorld;
  /** Plans of child workflows, as `name@version`; a child without one ends as the script of its step says. */
  readonly plans?: Readonly<Record<string, Plan>>;
  /** Decides every chance: pauses and faults. */
  readonly seed?: number;
  /** More about the start; the time defaults to {@link DEFAULT_START}. */
  readonly start?: Partial<Omit<Started, 'type' | 'input'>>;
  /** Longest virtual time after the start, in milliseconds; 10 years unless said. */
  readonly untilMs?: number;
  /** Most things that may happen: an endless loop of automated steps ends here; a million unless said. */
  readonly most?: number;
  /** Watches or replaces what expressions yield. */
  readonly evaluatorFor?: (plan: Plan) => Evaluator | undefined;
}

const TEN_YEARS_MS = 315_360_000_000;

/**
 * Runs a plan in a scripted world on a virtual clock: thirty days take milliseconds. Ends when all instances have
 * ended, when nothing is left that could move one, or at `untilMs`. The same request gives the same result.
 */
export function simulate(request: SimulationRequest): SimulationResult {
  const simulation = begin(request);
  const until = simulation.startedAt + (request.untilMs ?? TEN_YEARS_MS);
  let left = request.most ?? 1_000_000;
  for (let next = simulation.agenda.next(); next !== undefined && left > 0; next = simulation.agenda.next()) {
    if (next.at > until) break;
    if (isOver(simulation)) break;
    happen(simulation, next.at, next.what);
    left -= 1;
  }
  return left > 0 ? resultOf(simulation) : { ...resultOf(simulation), isCut: true };
}

function begin(request: SimulationRequest): Simulation {
  const { plan, input, world = {}, seed = 1, start = {} } = request;
  const at = start.at ?? DEFAULT_START;
  const simulation: Simulation = {
    world,
    plans: { [`${plan.name}@${plan.version}`]: plan, ...request.plans },
    evaluatorFor: request.evaluatorFor,
    random: randomFrom(seed),
    agenda: createAgenda(),
    startedAt: at,
    trace: [],
    moments: [],
    events: [],
    instances: [],
    keyed: new Map(),
    tickets: 0,
    now: at,
  };
  const first = addInstance(simulation, { id: start.instanceId ?? 'simulated', label: '', plan, world });
  take(simulation, first, startOf(at, first, { startedBy: 'somebody', ...start, input }));
  schedule(simulation);
  return simulation;
}

/** What comes by itself: operators and events. */
function schedule({ agenda, world, startedAt }: Simulation): void {
  for (const [index, { after }] of (world.verbs ?? []).entries()) {
    agenda.put({ at: startedAt + lengthMs(after), rank: RANK.verb, what: { kind: 'verb', index } });
  }
  for (const [index, scripted] of (world.events ?? []).entries()) {
    const at = startedAt + lengthMs(scripted.after);
    agenda.put({ at, rank: RANK.event, what: { kind: 'event', event: eventOf(scripted, index, at) } });
  }
}

/** A scripted event as it is received at a moment. */
export function eventOf(scripted: ScriptedEvent, index: number, at: number) {
  const { type, id = `event-${index}`, source = 'world', key = null, data = null } = scripted;
  return { id, type, source, key, data, receivedAt: new Date(at).toISOString() };
}

/** In an unreliable world what comes after the end is delivered too: it must change nothing. */
function isOver({ instances, world }: Simulation): boolean {
  if ((world.faults?.duplicates ?? 0) + (world.faults?.late ?? 0) > 0) return false;
  return instances.every(({ state }) => state !== undefined && isTerminal(state));
}
