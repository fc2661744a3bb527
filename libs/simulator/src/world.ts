import type { World } from '@fermata/model';

/** How unreliable the world is; every share is from 0 to 1. */
export interface Faults {
  /** Share of occurrences that come twice. */
  readonly duplicates?: number;
  /** Share of withdrawn work that still brings its result, late. */
  readonly late?: number;
}

/** What machines, people and operators do: the world of a test definition, and how unreliable it is. */
export interface ScriptedWorld extends World {
  readonly faults?: Faults;
}
