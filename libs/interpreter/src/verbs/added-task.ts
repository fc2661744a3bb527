import type { TaskToAdd } from './requests.ts';
import type { Verb } from './verb.ts';

/** A manual task that an operator has added (rule O5). Expressions do not see it. */
export interface AddedTask {
  /** Work id, `@added#n`. */
  readonly id: string;
  readonly openedAt: number;
  readonly verb: Verb;
  readonly task: TaskToAdd;
}
