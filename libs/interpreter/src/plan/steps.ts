import type { ErrorClass, JsonValue } from '@fermata/model';
import type { Template } from '@fermata/expressions';
import type { TaskAdapter } from './adapter.ts';
import type { Giving } from '../effect.ts';
import type { RetryPolicy } from '../retry.ts';
import type { PlanLock, PlanMilestone } from './gates.ts';
import type { PlanCompensation, PlanUndo } from './undo.ts';
import type { WorkflowBody } from './children.ts';
import type { PlanJoin } from './joins.ts';
import type { PlanForEach, PlanRepeat } from './loops.ts';
import type { WaitBody } from './waits.ts';

/** An event to emit; `event` is its type. */
export interface PlanEmission {
  readonly event: string;
  readonly data: Template;
  readonly eventKey?: Template;
}

/** A way to another step. */
export interface PlanTransition {
  readonly when?: string;
  readonly to: string;
  /** How many tokens go this way; absent = one (rule T4). */
  readonly copies?: Template;
}

/** What happens on an error, after the last attempt (rule E3). */
export interface PlanCatch {
  /** Patterns; absent = every error but cancellation and the engine's own (rule E4). */
  readonly on?: readonly string[];
  readonly when?: string;
  readonly then: 'retry' | 'pass' | 'complete' | 'fail' | 'goto' | 'hold';
  readonly to?: string;
  readonly output?: Template;
  readonly max: number;
  readonly after?: Template;
  readonly save: Readonly<Record<string, Template>>;
  /** What is undone before the entry does what it says (rule E7). */
  readonly compensate?: PlanUndo;
}

interface Common {
  readonly id: string;
  /** Place in plan order: the bit of this step in reach sets. */
  readonly index: number;
  readonly title: string;
  readonly description?: string;
  readonly join?: PlanJoin;
  readonly unless?: string;
  /** Gates after `unless`, in this order: the milestone, then the locks (rule T5). */
  readonly whileIn?: PlanMilestone;
  readonly lock?: readonly PlanLock[];
  /** How a completed visit is undone (rule E7). */
  readonly compensate?: PlanCompensation;
  readonly default?: Template;
  readonly save: Readonly<Record<string, Template>>;
  readonly next: readonly PlanTransition[];
  readonly split: 'first' | 'all' | 'race';
  /** Of a race: a manual member wins at its first claim already (rule W3). */
  readonly win?: 'start';
  /** Steps that are withdrawn when this one completes (rule T8). */
  readonly cancels?: readonly string[];
  readonly catch: readonly PlanCatch[];
  /** Longest time of the visit (a task: of one attempt); yields an ISO 8601 duration. */
  readonly timeout?: Template;
  readonly forEach?: PlanForEach;
  readonly repeat?: PlanRepeat;
  /** `forEach` steps that are ended early when this one completes (rule F5). */
  readonly completes?: readonly string[];
  readonly priority: number;
  /** Some expression may read the output, or the whole error: only then is it kept. */
  readonly keepsOutput: boolean;
  readonly keepsError: boolean;
}

/** Work of a machine. */
export interface PlanTask extends Common {
  readonly type: 'task';
  readonly task: string;
  readonly implementation: string;
  readonly queue?: string;
  readonly connection?: string;
  readonly with: Template;
  readonly retry: RetryPolicy;
  readonly heartbeatMs?: number;
  readonly short: boolean;
  readonly adapter?: TaskAdapter;
  /** Classes that the task declares for its error codes. */
  readonly classes: Readonly<Record<string, ErrorClass>>;
}

/** People, by names or expressions that yield a name or a list of names. What is not written is absent. */
export interface PlanPeople {
  readonly users: Template;
  readonly groups: Template;
  readonly not: Template;
  readonly roles?: Template;
  /** Users whose managers are meant. */
  readonly managerOf?: Template;
}

/** Who is offered a task or given it (rule M4). */
export interface PlanAssign extends PlanPeople {
  readonly skills?: Template;
  readonly separateFrom?: readonly string[];
  readonly case?: true;
  readonly likeStep?: string;
  readonly give?: Giving;
}

/** What a timer of an open manual visit does (rule M2). */
export interface PlanTimer {
  /** Either a share of the time until due, 0.5 for 50 %, or a template that yields a duration. */
  readonly share?: number;
  readonly after?: Template;
  readonly remind: boolean;
  readonly escalate?: PlanPeople;
  readonly reassign?: PlanPeople;
  readonly emit?: PlanEmission;
}

/** Work of a person. */
export interface PlanManual extends Common {
  readonly type: 'manual';
  readonly form?: string;
  readonly outputSchema?: JsonValue;
  readonly outcomes: readonly string[];
  readonly with: Template;
  readonly assign: PlanAssign;
  readonly due?: PlanMoment;
  readonly timers: readonly PlanTimer[];
}

/** After a duration, or at a moment; `calendar` names the one of the plan on which it is counted (rule M3). */
export type PlanMoment = ({ readonly after: Template } | { readonly until: Template }) & {
  readonly calendar?: string;
};

/** Waits for a time. */
export interface PlanDelay extends Common {
  readonly type: 'delay';
  readonly delay: PlanMoment;
}

/** Computes values. */
export interface PlanSet extends Common {
  readonly type: 'set';
  readonly with: Template;
}

/** Decides by a table of the plan, to which `with` is the input, or by plain conditions. */
export interface PlanDecide extends Common {
  readonly type: 'decide';
  readonly cases: readonly { readonly when?: string; readonly output: Template }[];
  readonly decision?: string;
  readonly with?: Template;
}

/** Records an event. */
export interface PlanEmit extends Common {
  readonly type: 'emit';
  readonly emission: PlanEmission;
}

/** Waits for an event. */
export interface PlanWait extends Common, WaitBody {
  readonly type: 'wait';
}

/** Starts another workflow. */
export interface PlanWorkflow extends Common, WorkflowBody {
  readonly type: 'workflow';
}

/** Ends its branch, or the instance. */
export interface PlanEnd extends Common {
  readonly type: 'end';
  readonly terminate?: 'completed' | 'failed' | 'cancelled';
  readonly output?: Template;
  readonly code?: string;
  /** With `terminate`: what is undone before the instance ends (rule E7). */
  readonly undoes?: 'all';
}

/** One step of a plan. */
export type PlanStep =
  PlanTask | PlanManual | PlanDelay | PlanSet | PlanDecide | PlanEmit | PlanEnd | PlanWait | PlanWorkflow;

/** The kinds of step that have a meaning. */
export type PlanStepType = PlanStep['type'];
