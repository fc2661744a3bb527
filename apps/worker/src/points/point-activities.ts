import type { LoadPlanRequest, PointActivities, PointRequest } from '@fermata/contracts';
import { AppError } from '@fermata/contracts';
import { ApplicationFailure } from '@temporalio/common';
import type { PlanTickets } from './plan-tickets.ts';
import type { PointStore } from './ports.ts';

/** Codes that no waiting heals; everything else is tried again until it succeeds. */
const permanentCodes: readonly string[] = ['plan.missing', 'plan.corrupt'];

/** The local activities of the durable points, over the ports of the database. */
export function createPointActivities(tickets: PlanTickets, points: PointStore): PointActivities {
  return {
    loadPlan: (request: LoadPlanRequest) => told(() => tickets.issue(request)),
    recordPoint: (request: PointRequest) => told(() => points.applyPoint(request)),
  };
}

async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    const code = thrown instanceof AppError ? thrown.code : 'point.failed';
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    const nonRetryable = permanentCodes.includes(code);
    const failure = ApplicationFailure.create({ message, type: code, nonRetryable });
    failure.stack = '';
    throw failure;
  }
}
