import type { PointRequest, ProjectionWrite } from '@fermata/contracts';
import type { Assignment, Effect, OfferTask, View, VisitChange } from '@fermata/interpreter';
import type { JsonValue } from '@fermata/model';

/** The seeded project. */
export const project = 'default';

/** What a point or a write may say besides its seq. */
export interface PointParts {
  readonly view?: Partial<View>;
  readonly changes?: readonly VisitChange[];
  readonly carried?: JsonValue;
}

/** The effect that opens a task. */
export function offerTask(
  work: string,
  assign: Partial<Assignment>,
  more: Partial<OfferTask> = {},
): OfferTask {
  const stepId = work.replace(/#.*$/, '');
  const about = {
    title: `Task of ${stepId}`,
    outcomes: ['approve', 'reject'],
    data: { shown: true },
    priority: 3,
  };
  const whole = { users: [], groups: [], not: [], ...assign };
  return { type: 'offerTask', key: `offer/${work}`, work, stepId, ...about, assign: whole, ...more };
}

/** One durable point of an instance. */
export function pointRequest(
  instanceId: string,
  seq: number,
  effects: readonly Effect[],
  more: PointParts = {},
): PointRequest {
  const projection = projectionOf(instanceId, seq, more);
  const carried = more.carried === undefined ? {} : { carried: more.carried };
  const place = { projectId: project, instanceId, definition: 'refund', version: 1 };
  return { ...place, projection, effects: asJson(effects), ...carried };
}

/** One write of the projection. */
export function projectionOf(instanceId: string, seq: number, more: PointParts = {}): ProjectionWrite {
  const view = { status: 'waiting', steps: [], waiting: [], ...more.view };
  const changes = (more.changes ?? []).map((change) => ({ seq, change: asJson([change])[0] as JsonValue }));
  return { projectId: project, instanceId, seq, view: asJson([view])[0] as JsonValue, changes };
}

/** A visit that opened, or ended, at a moment. */
export function visitChange(visit: string, more: Partial<VisitChange> = {}): VisitChange {
  const stepId = visit.replace(/#.*$/, '');
  return {
    visit,
    stepId,
    stepType: 'task',
    title: stepId,
    status: 'open',
    openedAt: 1_764_000_000_000,
    ...more,
  };
}

function asJson(list: readonly unknown[]): readonly JsonValue[] {
  return JSON.parse(JSON.stringify(list)) as readonly JsonValue[];
}
