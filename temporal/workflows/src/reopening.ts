import { isTerminal, pendingEffects, type Plan, type State } from '@fermata/interpreter';
import { workflowTime } from './clock.ts';
import { limits } from './limits.ts';
import { perform, resume } from './perform.ts';
import type { Run } from './run.ts';

/** Goes on from a carried state. A run opened on a closed instance waits for the verb that opens the instance itself. */
export function goOn(run: Run, plan: Plan, state: State): void {
  resume(run, pendingEffects(plan, state));
  if (!isTerminal(state)) return;
  const now = workflowTime(run.at);
  const timer = { type: 'startTimer', key: 'reopened', timer: 'reopened', summary: 'reopened' } as const;
  run.timers.start({ ...timer, dueAt: now + limits.reopenedMs }, now);
}

/** A refused verb leaves a closed instance closed: this run ends as the one before. */
export function closeAgain(run: Run): void {
  const closed = run.state?.closed;
  if (closed === undefined || run.close !== undefined) return;
  perform(run, [{ type: 'close', key: 'close', ...closed }]);
}
