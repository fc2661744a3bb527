import type { Result } from '../expression/result.ts';
import type { PlanMoment } from '../plan/steps.ts';
import type { Sight } from './kind.ts';

/** The absolute moment, in epoch milliseconds, counted from now where it is a duration. */
export function readMoment({ read, at }: Sight, moment: PlanMoment): Result<number> {
  return 'after' in moment ? read.after(moment.after, at) : read.moment(moment.until);
}
