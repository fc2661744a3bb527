import type {
  Effect,
  Evaluator,
  EventInfo,
  Interpreter,
  Occurrence,
  OfferTask,
  Plan,
  State,
  Subscribe,
  VisitChange,
} from '@fermata/interpreter';
import type { World } from '@fermata/model';
import type { Agenda } from './agenda.ts';
import type { Moment } from './moment.ts';
import type { Random } from './random.ts';

/** One attempt that is running in virtual time. */
export interface Attempt {
  readonly dispatch: Extract<Effect, { type: 'dispatchTask' }>;
  readonly attempt: number;
  readonly dispatchedAt: number;
  /** What the attempt before failed with. */
  readonly after?: string;
}

/** Somebody wants to claim a task, and to answer it so much later. */
export interface Claim {
  readonly work: string;
  readonly by: string;
  readonly then: Extract<Occurrence, { type: 'taskCompleted' }> | undefined;
  readonly thenAfterMs: number;
  /** It was refused before. */
  readonly isAgain: boolean;
}

/** What may happen next. */
export type Happening =
  | {
      readonly kind: 'occurrence';
      readonly instance: SimulatedInstance;
      readonly occurrence: Occurrence;
      /** Of which issue of its work or timer it tells; what has been taken back or issued again is late. */
      readonly ticket?: number;
    }
  | { readonly kind: 'attempt'; readonly instance: SimulatedInstance; readonly attempt: Attempt }
  | { readonly kind: 'claim'; readonly instance: SimulatedInstance; readonly claim: Claim }
  | { readonly kind: 'event'; readonly event: EventInfo }
  | { readonly kind: 'verb'; readonly index: number };

/** Who waits for the end of a child. */
export interface Parent {
  readonly instance: SimulatedInstance;
  readonly work: string;
}

/** One instance of the simulation: the one that was asked for, or a child. */
export interface SimulatedInstance {
  readonly id: string;
  /** Names it in the trace: empty for the first, `call#1` for its child, `call#1/call#1` for that one's. */
  readonly label: string;
  readonly interpreter: Interpreter;
  readonly world: World;
  /** How many entries of a script have been used. */
  readonly used: Map<string, number>;
  /** Work and timers that are out, with the ticket of their last issue. */
  readonly out: Map<string, number>;
  readonly emitted: Extract<Effect, { type: 'emitEvent' }>[];
  readonly offers: { readonly offer: OfferTask; readonly at: number }[];
  readonly subscriptions: Map<string, Subscribe>;
  /** Claims that were refused and wait for something to happen. */
  readonly claims: Claim[];
  readonly parents: Parent[];
  /** Step of each visit, in the order in which they began. */
  readonly path: Map<string, string>;
  /** The last change of each step. */
  readonly seen: Map<string, VisitChange>;
  state: State | undefined;
}

/** Everything that one simulation keeps; it lives no longer than the call. */
export interface Simulation {
  readonly world: World;
  readonly plans: Readonly<Record<string, Plan>>;
  readonly evaluatorFor: ((plan: Plan) => Evaluator | undefined) | undefined;
  readonly random: Random;
  readonly agenda: Agenda<Happening>;
  readonly startedAt: number;
  readonly trace: string[];
  readonly moments: Moment[];
  /** Events that were received, oldest first. */
  readonly events: EventInfo[];
  readonly instances: SimulatedInstance[];
  /** Instances that a key made start once. */
  readonly keyed: Map<string, SimulatedInstance>;
  tickets: number;
  now: number;
}

/** Ranks of one moment (rule W4): verbs, answers, events, ends of work, timers. */
export const RANK = Object.freeze({ verb: 1, answer: 2, event: 3, work: 4, timer: 5 } as const);

/** Work or a timer is out from now on; gives the ticket that its end must bear. */
export function sendOut(simulation: Simulation, { out }: SimulatedInstance, id: string): number {
  simulation.tickets += 1;
  out.set(id, simulation.tickets);
  return simulation.tickets;
}

/** How an occurrence comes. */
export interface Coming {
  readonly occurrence: Occurrence;
  readonly rank: number;
  /** It also comes when what it tells of was taken back. */
  readonly isStubborn?: boolean;
  readonly isTwice?: boolean;
}

/** Puts an occurrence on the agenda, now and then twice. */
export function expectOccurrence(simulation: Simulation, instance: SimulatedInstance, coming: Coming): void {
  const { agenda, world, random } = simulation;
  const { occurrence, rank } = coming;
  const at = occurrence.at;
  const ticket = coming.isStubborn === true ? undefined : ticketOf(instance, occurrence);
  const base = { kind: 'occurrence', instance, occurrence } as const;
  agenda.put({ at, rank, what: ticket === undefined ? base : { ...base, ticket } });
  const share = world.faults?.duplicates ?? 0;
  const isTwice = (share > 0 && random() < share) || coming.isTwice === true;
  if (isTwice) agenda.put({ at, rank, what: base });
}

function ticketOf({ out }: SimulatedInstance, occurrence: Occurrence): number | undefined {
  const id = idOf(occurrence);
  return id === undefined ? undefined : out.get(id);
}

/** The work or timer whose end an occurrence is. */
export function idOf(occurrence: Occurrence): string | undefined {
  switch (occurrence.type) {
    case 'timerFired':
      return `timer:${occurrence.timer}`;
    case 'taskCompleted':
    case 'taskFailed':
      return occurrence.work;
    default:
      return undefined;
  }
}
