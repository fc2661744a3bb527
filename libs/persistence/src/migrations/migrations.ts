import { Desk1764700000000 } from './desk-1764700000000.ts';
import { Drafts1764800000000 } from './drafts-1764800000000.ts';
import { Forms1764900000000 } from './forms-1764900000000.ts';
import { Initial1764000000000 } from './initial-1764000000000.ts';
import { Reassignments1764400000000 } from './reassignments-1764400000000.ts';
import { Operations1764200000000 } from './operations-1764200000000.ts';
import { TestRuns1764500000000 } from './test-runs-1764500000000.ts';
import { Upkeep1765000000000 } from './upkeep-1765000000000.ts';
import { Waits1764100000000 } from './waits-1764100000000.ts';

/** All migrations, oldest first. A released one never changes; a new one is added at the end. */
export const migrations = Object.freeze([
  Initial1764000000000,
  Waits1764100000000,
  Operations1764200000000,
  Reassignments1764400000000,
  TestRuns1764500000000,
  Desk1764700000000,
  Drafts1764800000000,
  Forms1764900000000,
  Upkeep1765000000000,
]);
