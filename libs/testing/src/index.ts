export { createEmptyDatabase, createTestDatabase } from './test-database.ts';
export type { TestDatabase } from './test-database.ts';
export { meanwhile } from './meanwhile.ts';
export type { Meanwhile } from './meanwhile.ts';
export { MemoryPoints } from './memory-points.ts';
export type { MemoryInstance } from './memory-points.ts';
export {
  makeGroup,
  makeUsers,
  noTriggers,
  pointOf,
  publishWorkflow,
  startInstance,
  startRequest,
  viewerOf,
} from './database-fixtures.ts';
export { offerTask, pointRequest, project, projectionOf, visitChange } from './point-fixtures.ts';
export type { PointParts } from './point-fixtures.ts';
export { describePointContract } from './point-contract.ts';
export type { PointRows, PointSubject } from './point-contract.ts';
