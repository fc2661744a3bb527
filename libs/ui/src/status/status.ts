import type { InstanceStatus, TaskStatus, VisitStatus } from '@fermata/model';

/** Every word of status that the product shows: of instances, visits and tasks. */
export type ShownStatus = InstanceStatus | VisitStatus | TaskStatus;
