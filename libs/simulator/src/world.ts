import type { World } from '@fermata/model';

/** What machines, people and operators do: the world of a test definition. */
export type ScriptedWorld = World;
