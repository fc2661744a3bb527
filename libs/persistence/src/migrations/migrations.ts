import { Admin1765160000000 } from './admin-1765160000000.ts';
import { Counted1765210000000 } from './counted-1765210000000.ts';
import { Desk1764700000000 } from './desk-1764700000000.ts';
import { Distribution1765110000000 } from './distribution-1765110000000.ts';
import { Drafts1764800000000 } from './drafts-1764800000000.ts';
import { Forms1764900000000 } from './forms-1764900000000.ts';
import { Inbox1765170000000 } from './inbox-1765170000000.ts';
import { Initial1764000000000 } from './initial-1764000000000.ts';
import { Moves1765200000000 } from './moves-1765200000000.ts';
import { Read1765220000000 } from './read-1765220000000.ts';
import { Reassignments1764400000000 } from './reassignments-1764400000000.ts';
import { Operations1764200000000 } from './operations-1764200000000.ts';
import { Talk1765140000000 } from './talk-1765140000000.ts';
import { Sampling1765190000000 } from './sampling-1765190000000.ts';
import { Supervision1765150000000 } from './supervision-1765150000000.ts';
import { Tallies1765180000000 } from './tallies-1765180000000.ts';
import { TaskVerbs1765120000000 } from './task-verbs-1765120000000.ts';
import { TaskWork1765100000000 } from './task-work-1765100000000.ts';
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
  TaskWork1765100000000,
  Distribution1765110000000,
  TaskVerbs1765120000000,
  Talk1765140000000,
  Admin1765160000000,
  Supervision1765150000000,
  Inbox1765170000000,
  Tallies1765180000000,
  Sampling1765190000000,
  Moves1765200000000,
  Counted1765210000000,
  Read1765220000000,
]);
