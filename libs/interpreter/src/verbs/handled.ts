import type { State } from '../advance/state.ts';
import { update, type Turn } from '../advance/turn.ts';
import type { Verb } from './verb.ts';

/** Most ids of verbs that an instance remembers. */
export const REMEMBERED_VERBS = 200;

/** Whether the verb was done before (rule O2). */
export function isHandled({ verbs }: State, { id }: Verb): boolean {
  return verbs?.includes(id) === true;
}

/** Remembers a verb that is being done. */
export function rememberVerb(turn: Turn, { id }: Verb): void {
  update(turn, { verbs: [...(turn.state.verbs ?? []), id].slice(-REMEMBERED_VERBS) });
}
