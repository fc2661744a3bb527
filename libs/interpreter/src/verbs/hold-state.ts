import type { Verb } from './verb.ts';

/** Who holds a step, and since when. */
export interface Hold {
  readonly verb: Verb;
  readonly since: number;
}
