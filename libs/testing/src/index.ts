export { createEmptyDatabase, createTestDatabase } from './test-database.ts';
export type { TestDatabase } from './test-database.ts';
export { MemoryPoints } from './memory-points.ts';
export type { MemoryInstance } from './memory-points.ts';
export {
  makeGroup,
  makeUsers,
  noTriggers,
  offerTask,
  pointOf,
  project,
  projectionOf,
  publishWorkflow,
  startInstance,
  startRequest,
  viewerOf,
  visitChange,
} from './database-fixtures.ts';
