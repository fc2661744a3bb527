import type { StartInput } from '@fermata/contracts';
import type { ErrorInfo, Plan } from '@fermata/interpreter';
import type { JsonValue } from '@fermata/model';
import { CancellationScope, condition, setCurrentDetails } from '@temporalio/workflow';
import { drive } from './drive.ts';
import { errorInfo } from './failures.ts';
import { listen } from './messages.ts';
import { conclude } from './outcome.ts';
import { perform } from './perform.ts';
import { loadPlan } from './points.ts';
import { createRun, type Run } from './run.ts';

/**
 * The one workflow type. Workflow id = instance id. Ends with the instance's output, with an ApplicationFailure whose
 * type is the error's code, or as cancelled. A bug of ours fails the workflow task and waits for a fix; nothing that an
 * author writes can.
 */
export async function instance(input: StartInput): Promise<JsonValue> {
  const run = createRun(input);
  listen(run);
  setCurrentDetails(run.details);
  return CancellationScope.nonCancellable(async () => {
    const plan = await planOf(run);
    return 'error' in plan ? await closeWithout(run, plan.error) : await drive(run, plan.found);
  });
}

async function planOf(run: Run): Promise<{ readonly found: Plan } | { readonly error: ErrorInfo }> {
  try {
    const loaded = await loadPlan({ plan: run.input.plan, instanceId: run.instanceId });
    return { found: loaded as unknown as Plan };
  } catch (failure) {
    return { error: errorInfo(failure) };
  }
}

/** Without its plan an instance cannot run: the failure is recorded like any other close. */
async function closeWithout(run: Run, error: ErrorInfo): Promise<JsonValue> {
  const close = { type: 'close', key: 'close', status: 'failed', output: null, error } as const;
  perform(run, [close]);
  run.points.flush();
  await condition(() => run.points.isIdle());
  return conclude(close, run.isCancelRequested);
}
