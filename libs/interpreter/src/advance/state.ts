import type { JsonValue } from '@fermata/model';
import type { ErrorInfo } from '../occurrence.ts';
import type { Assignment } from '../effect.ts';
import type { ENGINE_VERSION } from '../plan/plan.ts';

/**
 * Everything an instance is, as plain JSON: it survives `JSON.parse(JSON.stringify(…))` at any moment and is all that
 * is needed to go on (law L4). Never mutated; `advance` shares what did not change. Times in epoch milliseconds.
 */
export interface State {
  readonly engineVersion: typeof ENGINE_VERSION;
  /** Time of the last occurrence; never decreases (rule W4). */
  readonly at: number;
  readonly instance: InstanceScope;
  readonly input: JsonValue;
  readonly vars: Readonly<Record<string, JsonValue>>;
  /** What expressions see as `steps.<id>` (rule D3). */
  readonly steps: Readonly<Record<string, StepRecord>>;
  /** Last number given to a visit, per step; never reused (rule T1). */
  readonly numbers: Readonly<Record<string, number>>;
  /** Tokens that wait at joins, per step, oldest first. */
  readonly tokens: Readonly<Record<string, readonly Token[]>>;
  /** Open, delayed and held visits, by id. */
  readonly visits: Readonly<Record<string, Visit>>;
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
  /** `delayed` waits for the pause before a retry; it has passed no gate yet. */
  readonly status: 'open' | 'delayed' | 'held';
  readonly openedAt: number;
  readonly rounds: Rounds;
  /** How often an operator retried it; part of the work id from 1 on. */
  readonly retries: number;
  /** How often each catch entry has retried, by its index, along the chain of visits. */
  readonly caught: Readonly<Record<string, number>>;
  /** What the work was given, once it has been evaluated (rule D7). */
  readonly prepared?: Prepared;
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
}

/** One reminder or escalation, its moment counted from the start of the visit. */
export interface Notice {
  readonly dueAt: number;
  readonly remind: boolean;
  readonly escalate?: Assignment;
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
  readonly moves: readonly LostMove[];
  /** Deadline of the instance's own timer. */
  readonly timeoutAt?: number;
}

/** A token that was on its way. */
export interface LostMove {
  readonly to: string;
  readonly branch: string;
  readonly rounds: Rounds;
}

/** A round of a join that can never fire; it waits for an operator. */
export interface StuckJoin {
  readonly step: string;
  readonly round: number;
  readonly since: number;
}

/** Which part of the instance runs: the main one, or what comes after it (rule E6). */
export type Part =
  | { readonly name: 'main' }
  | {
      readonly name: 'error' | 'cancel' | 'timeout';
      /** How the instance ends unless an `end` says otherwise. */
      readonly status: 'failed' | 'cancelled';
      readonly error?: ErrorInfo;
      readonly reason?: string;
      /** Where it goes on once withdrawn work has ended. */
      readonly draining?: string;
    };

/** How it ended. */
export interface Closed {
  readonly status: 'completed' | 'failed' | 'cancelled';
  readonly output: JsonValue;
  readonly error?: ErrorInfo;
  readonly reason?: string;
}
