import type { TaskRequest } from '@fermata/contracts';
import type { Info } from '@temporalio/activity';

/** Where a piece of work stands: its visit `step#n`, an item or a compensation of it included, and the parts of that. */
export interface WorkPlace {
  readonly visitId: string;
  readonly stepId: string;
  /** Number of the passage through the step, from 1. */
  readonly visit: number;
}

/** Reads a work id; what tells an operator's retries and compensations begun anew apart is left out (rules T1, E7). */
export function placeOfWork(work: string): WorkPlace {
  const visitId = work.replace(/(~\d+)?(\.\d+)?$/, '');
  const [stepId = visitId, number = '1'] = visitId.split('#');
  return { visitId, stepId, visit: Number.parseInt(number, 10) };
}

/** The id of the work that an activity does: its own, or that of a trial, which is the first passage through its step. */
export function workOf(
  { trial }: Pick<TaskRequest, 'trial'>,
  { activityId }: Pick<Info, 'activityId'>,
): string {
  return trial === undefined ? activityId : `${trial.step}#1`;
}
