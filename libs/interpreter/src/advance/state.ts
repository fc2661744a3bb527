import type { JsonValue } from '@fermata/model';
import type { Loop } from '../items/loop-state.ts';
import type { ErrorInfo } from '../occurrence.ts';
import type { Assignment } from '../effect.ts';
import type { ENGINE_VERSION } from '../plan/plan.ts';
import type { Heard } from '../waits/heard-state.ts';
import type { Listening } from '../waits/listening-state.ts';
import type { FiredRounds } from '../joins/fired-rounds.ts';
import type { Holders } from '../gates/holders.ts';
import type { PlanUndo } from '../plan/undo.ts';
import type { UndoState } from '../undo/state.ts';
import type { Moved } from '../move/moved.ts';
import type { AddedTask } from '../verbs/added-task.ts';
import type { Hold } from '../verbs/hold-state.ts';
import type { Passages } from '../verbs/passages.ts';
import type { Paused } from '../verbs/paused.ts';

/**
 * Everything an instance is, as plain JSON: it survives `JSON.parse(JSON.stringify(…))` at any moment and is all that
 * is needed to go on (law L4). Never mutated; `advance` shares what did not change. Times in epoch milliseconds.
 */
export interface State {
  readonly engineVersion: typeof ENGINE_VERSION;
  /** Time of the last occurrence; never decreases (rule W4). */
  readonly at: number;
  readonly instance: InstanceScope;
  /** How deep it lies below the first instance; absent = it is the first (rule S1). */
  readonly depth?: number;
  readonly input: JsonValue;
  readonly vars: Readonly<Record<string, JsonValue>>;
  /** What expressions see as `steps.<id>` (rule D3). */
  readonly steps: Readonly<Record<string, StepRecord>>;
  /** Last number given to a visit, per step; never reused (rule T1). */
  readonly numbers: Readonly<Record<string, number>>;
  /** Tokens that wait at joins, per step, oldest first. */
  readonly tokens: Readonly<Record<string, readonly Token[]>>;
  /** Rounds of count joins that have fired and not ended; absent = none (rule J2). */
  readonly fired?: FiredRounds;
  /** Open, delayed and held visits, by id. */
  readonly visits: Readonly<Record<string, Visit>>;
  /** What can be undone, and what is being undone; absent = nothing yet (rule E7). */
  readonly undo?: UndoState;
  /** Who holds which lock; absent = nobody holds any (rule L1). */
  readonly locks?: Holders;
  readonly timers: Readonly<Record<string, Timer>>;
  /** Withdrawn work that has not ended yet, with its step (rule T8). */
  readonly ending: Readonly<Record<string, string>>;
  /** Automated work that is out, the withdrawn that has not ended included (rule T9). */
  readonly flight: number;
  /** Visits whose dispatch waits until other work has ended, oldest first (rule T9). */
  readonly backlog: Readonly<Record<string, true>>;
  /** Open, delayed and held visits and waiting tokens together (rule T9). */
  readonly positions: number;
  /** Joins held because they can never fire (rule T6). */
  readonly stuck: readonly StuckJoin[];
  /** Age of the next token. */
  readonly seq: number;
  readonly part: Part;
  /** Sizes of what is kept, in bytes of JSON (rule D7). */
  readonly sizes: Readonly<Record<string, number>>;
  readonly searchable: Readonly<Record<string, JsonValue>>;
  /** What the end of the main part took away: an operator's retry brings it back (rule O3). */
  readonly lost: Lost | null;
  /** Events that waits have taken and could be asked for again (rule W2). */
  readonly heard?: Heard;
  /** Open items of `forEach` visits, by id `step#n[i]` (rule F1). */
  readonly items?: Readonly<Record<string, Visit>>;
  /** `forEach` visits that have settled while items of theirs run on, dropped (rule F4). */
  readonly rests?: Readonly<Record<string, Visit>>;
  /** It stands still until it is resumed (rule O1). */
  readonly paused?: Paused;
  /** Steps whose visits are suspended before they start (rule O5). */
  readonly holds?: Readonly<Record<string, Hold>>;
  /** Manual tasks that operators have added, by work id (rule O5). */
  readonly added?: Readonly<Record<string, AddedTask>>;
  /** Where it was moved from, as long as nothing has happened since (rule O6). */
  readonly moved?: Moved;
  /** What a rerun may ask for: which visits began after which (rule O4); older states lack it. */
  readonly past?: Passages;
  /** Openings and settlings of visits so far. */
  readonly age?: number;
  /** Ids of the verbs that were done, oldest first (rule O2). */
  readonly verbs?: readonly string[];
  /** Output of the last settled `end` that has one (rule D8). */
  readonly endOutput?: JsonValue;
  readonly closed?: Closed;
}

/** What expressions see as `instance` (rule D1). Times are RFC 3339. */
export interface InstanceScope {
  readonly id: string;
  readonly businessKey: string | null;
  readonly startedAt: string;
  readonly startedBy: string;
  readonly trigger: JsonValue;
  readonly error: ErrorInfo | null;
}

/** What expressions see of one step: its last settled visit, and how many there are (rule D3). */
export interface StepRecord {
  readonly status: 'none' | 'open' | 'completed' | 'failed' | 'cancelled' | 'skipped';
  readonly visits: number;
  readonly open: number;
  readonly output: JsonValue;
  readonly error: ErrorInfo | null;
  readonly by: readonly string[];
}

/** Per scope step the number of the last visit of it that a token descends from (rule J0). */
export type Rounds = Readonly<Record<string, number>>;

/** A token that waits at a join (rule T1). */
export interface Token {
  readonly seq: number;
  readonly branch: string;
  readonly rounds: Rounds;
  readonly since: number;
}

/** One passage through a step that has not settled. */
export interface Visit {
  /** `step#n`. */
  readonly id: string;
  readonly step: string;
  readonly n: number;
  /**
   * `delayed` waits for the pause before a retry; it has passed no gate yet. `gated` waits at one (rule T5). `undoing`
   * has caught an error and goes on when what its entry compensates is undone (rule E7).
   */
  readonly status: 'open' | 'delayed' | 'gated' | 'undoing' | 'held';
  readonly openedAt: number;
  readonly rounds: Rounds;
  /** The visit that opened it as a member of a race (rule W3). */
  readonly race?: string;
  /** How often an operator retried it; part of the work id from 1 on. */
  readonly retries: number;
  /** Of an item: the visit it belongs to, and its place in the list. */
  readonly of?: string;
  readonly index?: number;
  /** Of a `forEach` visit that has begun, or takes the place of a failed one: its items. */
  readonly loop?: Loop;
  /** Of a `repeat` step: which round this is, from 1 on (rule F7). */
  readonly round?: number;
  /** How often each catch entry has retried, by its index, along the chain of visits. */
  readonly caught: Readonly<Record<string, number>>;
  /** What the work was given, once it has been evaluated (rule D7). */
  readonly prepared?: Prepared;
  /** Age among all that waits, while it waits at a gate. */
  readonly seq?: number;
  /** Since when it waits at a gate. */
  readonly gatedAt?: number;
  /** The gate can never be opened: held for an operator like a stuck join (rule T6). */
  readonly stuck?: { readonly code: 'gate.deadlock' | 'lock.deadlock'; readonly since: number };
  /** First claim of a manual visit: from then on it has started (rules L1, L2, W3). */
  readonly startedAt?: number;
  /** Why it is held. */
  readonly error?: ErrorInfo;
  readonly heldAt?: number;
}

/** What was evaluated once when the visit started; attempts and operators' retries reuse it. */
export interface Prepared {
  readonly input: JsonValue;
  readonly assign?: Assignment;
  /** Durations and moments, evaluated. */
  readonly timeoutMs?: number;
  readonly dueAt?: number;
  readonly notices?: readonly Notice[];
  /** What an `emit` step says. */
  readonly emission?: { readonly data: JsonValue; readonly eventKey?: string };
  /** What a wait, or a `forEach` with `more`, listens for. */
  readonly listening?: Listening;
  /** The key that makes a child start once. */
  readonly startKey?: string;
}

/** What a timer does, its moment counted from the start of the visit (rule M2). */
export interface Notice {
  readonly dueAt: number;
  readonly remind: boolean;
  readonly escalate?: Assignment;
  readonly reassign?: Assignment;
  readonly emission?: { readonly event: string; readonly data: JsonValue; readonly eventKey?: string };
}

/** What a timer means when it fires. */
export interface Timer {
  readonly kind: 'timeout' | 'delay' | 'retry' | 'notice' | 'instance' | 'drain' | 'handler';
  readonly dueAt: number;
  readonly summary: string;
  /** The visit it belongs to; none = the instance. */
  readonly visit?: string;
  /** Which notice. */
  readonly index?: number;
}

/** The main part as it stood when it was ended: the failed visit and the withdrawn ones, tokens waiting and moving. */
export interface Lost {
  readonly visits: readonly Visit[];
  readonly tokens: State['tokens'];
  readonly fired?: FiredRounds;
  readonly locks?: Holders;
  readonly moves: readonly LostMove[];
  /** Rests that ran on; none of the failed visit itself. */
  readonly rests?: readonly Visit[];
  /** Deadline of the instance's own timer. */
  readonly timeoutAt?: number;
}

/** A token that was on its way. */
export interface LostMove {
  readonly to: string;
  readonly branch: string;
  readonly rounds: Rounds;
  readonly race?: string;
}

/** A round of a join that can never fire; it waits for an operator. */
export interface StuckJoin {
  readonly step: string;
  readonly round: number;
  /** Of a count join also its own number (rule J0). */
  readonly own?: number;
  readonly since: number;
}

/** Which part of the instance runs: the main one, or what comes after it (rule E6). */
export type Part =
  | { readonly name: 'main' }
  | {
      /** `end`: an `end` has terminated the main part, and what it compensates is being undone. */
      readonly name: 'error' | 'cancel' | 'timeout' | 'end';
      /** How the instance ends unless an `end` says otherwise. */
      readonly status: 'completed' | 'failed' | 'cancelled';
      readonly error?: ErrorInfo;
      readonly reason?: string;
      /** What is undone before it goes on, and the step whose failure it comes from (rules E6, E7). */
      readonly undo?: PlanUndo;
      readonly here?: string;
      /** Where it goes on once withdrawn work has ended, `@close` = it ends. */
      readonly draining?: string;
      /** Where it goes on once all is undone. */
      readonly undoing?: string;
    };

/** How it ended. */
export interface Closed {
  readonly status: 'completed' | 'failed' | 'cancelled';
  readonly output: JsonValue;
  readonly error?: ErrorInfo;
  readonly reason?: string;
}
