import {
  createOwningInterpreter,
  judgeOccurrence,
  type Interpreter,
  type Occurrence,
  type Plan,
} from '@fermata/interpreter';
import type { JsonValue } from '@fermata/model';
import { allHandlersFinished, condition, continueAsNew, setCurrentDetails } from '@temporalio/workflow';
import { advanceRun } from './advance.ts';
import { isKeptApart } from './apart.ts';
import { beginShort, takeBlock } from './block.ts';
import { nextInput } from './carried.ts';
import { workflowTime } from './clock.ts';
import { currentDetails } from './details.ts';
import { isEarly, judgeTogether } from './early.ts';
import type { Arrival } from './inbox.ts';
import { conclude } from './outcome.ts';
import { takeShifts } from './moves.ts';
import { perform } from './perform.ts';
import { noteRecorded } from './recorded.ts';
import { closeAgain, goOn } from './reopening.ts';
import { carriedFrom, isLong, isQuiescent, viewOf, type Run } from './run.ts';
import { tellStatus } from './visibility.ts';

/** Takes what has arrived, lets the core judge it, does what the core says, until the instance ends or continues. */
export async function drive(run: Run, plan: Plan): Promise<JsonValue> {
  let interpreter = createOwningInterpreter(plan);
  begin(run, interpreter);
  beginShort(run);
  publish(run);
  for (;;) {
    await condition(() => hasNews(run));
    interpreter = settle(run, interpreter);
    // A condition costs promises and their stack traces, so it is made only where there is something to wait for.
    if (!allHandlersFinished()) await condition(() => allHandlersFinished() || hasArrivals(run));
    if (hasArrivals(run)) continue;
    if (run.close !== undefined && run.points.isIdle()) return conclude(run.close, run.isCancelRequested);
    if (mayContinue(run)) await handOver(run);
  }
}

function begin(run: Run, interpreter: Interpreter): void {
  const { plan } = interpreter;
  run.plan = plan;
  noteRecorded(run);
  if (run.state !== undefined) return goOn(run, plan, run.state);
  const { input, trigger, startedBy, businessKey, depth } = run.input;
  judge(run, interpreter, {
    rank: 'verb',
    occurrence: {
      type: 'started',
      instanceId: run.instanceId,
      input,
      trigger: trigger as unknown as Extract<Occurrence, { type: 'started' }>['trigger'],
      startedBy,
      ...(businessKey !== undefined && { businessKey }),
      ...(depth !== undefined && { depth }),
    },
  });
}

/** Judges everything that came with this activation. */
function settle(run: Run, interpreter: Interpreter): Interpreter {
  if (run.bursts.isRunning) return interpreter;
  noteRecorded(run);
  const block = run.bursts.take();
  const arrivals = run.inbox.takeAll();
  if (arrivals.length === 0 && block === undefined && run.shifts.length === 0) return interpreter;
  if (block !== undefined) takeBlock(run, interpreter, block);
  const current = takeShifts(run, interpreter);
  judgeTogether(arrivals, {
    isEarly: (arrival) => isEarly(run, current.plan, arrival),
    judge: (arrival) => judge(run, current, arrival),
  });
  closeAgain(run);
  run.tasks.release();
  beginShort(run);
  publish(run);
  return current;
}

/** Something that is not judged yet. */
function hasArrivals(run: Run): boolean {
  return !run.inbox.isEmpty() || run.shifts.length > 0;
}

/** Says outside what has become of the instance, once for everything that came with this activation. */
function publish(run: Run): void {
  const view = viewOf(run);
  if (run.projection.isFull()) run.points.demand();
  run.points.flush();
  run.projection.report(view);
  run.details = currentDetails(run.plan?.title ?? '', view);
  setCurrentDetails(run.details);
  tellStatus(run, view);
}

function judge(run: Run, interpreter: Interpreter, arrival: Arrival): void {
  run.at = workflowTime(run.at);
  if (isKeptApart(run, arrival.operation))
    return arrival.judged?.({ accepted: false, reason: 'task.separation' });
  const occurrence = { ...arrival.occurrence, at: run.at } as Occurrence;
  arrival.judged?.(judgeOccurrence(interpreter.plan, run.state, occurrence));
  perform(run, advanceRun(run, interpreter, occurrence));
}

/** Something to judge, or a reason to leave the loop. */
function hasNews(run: Run): boolean {
  if (run.bursts.isRunning) return false;
  return run.bursts.hasBlock || hasArrivals(run) || isDone(run) || mayContinue(run);
}

/** Closed, and the close is durable. */
function isDone(run: Run): boolean {
  return run.close !== undefined && run.points.isIdle();
}

/** A quiescent point after enough history: nothing runs, nothing is on its way; timers and people wait on. */
function mayContinue(run: Run): boolean {
  return isLong(run) && run.close === undefined && isQuiescent(run);
}

async function handOver(run: Run): Promise<void> {
  if (run.state === undefined) return;
  await continueAsNew(nextInput({ ...run.input, plan: run.planReference }, carriedFrom(run, run.state)));
}
