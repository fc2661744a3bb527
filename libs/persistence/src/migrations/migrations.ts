import { Initial1764000000000 } from './initial-1764000000000.ts';
import { Waits1764100000000 } from './waits-1764100000000.ts';

/** All migrations, oldest first. A released one never changes; a new one is added at the end. */
export const migrations = Object.freeze([Initial1764000000000, Waits1764100000000]);
