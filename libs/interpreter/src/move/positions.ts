import type { State } from '../advance/state.ts';

/** The steps of which a round has fired and not ended (rule J2). */
export function firedOf({ fired = {} }: State): readonly string[] {
  return [...new Set(Object.values(fired).map(({ step }) => step))];
}
