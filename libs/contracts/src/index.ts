export { AppError } from './errors.ts';
export type {
  LoadedPlan,
  LoadPlanRequest,
  PointActivities,
  PointRequest,
  ProjectionSink,
  ProjectionWrite,
} from './points.ts';
export { searchAttributes, temporalNames } from './temporal.ts';
export type { Operation, PlanReference, StartInput, Submission, TaskRequest, Verdict } from './temporal.ts';
export { permissionsOf, rights, roles } from './rights.ts';
export type { Permission, Role } from './rights.ts';
