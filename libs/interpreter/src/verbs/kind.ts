import type { RefusalReason } from '../advance/refusal.ts';
import type { State } from '../advance/state.ts';
import type { Turn } from '../advance/turn.ts';
import type { Occurrence } from '../occurrence.ts';
import type { Plan } from '../plan/plan.ts';
import type { Verb } from './verb.ts';

/** An occurrence that an operator asked for. */
export type Asked = Extract<Occurrence, { readonly verb: Verb }>;

/** What a verb is judged by. */
export interface Standing {
  readonly plan: Plan;
  readonly state: State;
}

/** One verb: everything the interpreter knows of it. */
export interface VerbKind<O extends Asked> {
  /** Why it cannot be done as things stand (rule O2); undefined = `perform` will do it. Of an open instance only. */
  refusal(standing: Standing, asked: O): RefusalReason | undefined;
  /** The same of an instance that has failed or was cancelled; absent = nothing reaches it (rule O3). */
  refusalOnceClosed?(standing: Standing, asked: O): RefusalReason | undefined;
  /** Does it; what follows from it is left in the worklist. */
  perform(turn: Turn, asked: O): void;
}
