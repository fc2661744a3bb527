import type { Operation, PlanReference, StepNames, Verdict } from '@fermata/contracts';
import {
  createOwningInterpreter,
  moveInstance,
  undoMove,
  type Interpreter,
  type Plan,
} from '@fermata/interpreter';
import type { JsonValue } from '@fermata/model';
import { CancellationScope } from '@temporalio/workflow';
import { isKeptFromMoving } from './apart.ts';
import { workflowTime } from './clock.ts';
import { errorInfo } from './failures.ts';
import { perform } from './perform.ts';
import { loadPlan } from './points.ts';
import type { Run } from './run.ts';
import type { Shift } from './shift.ts';

/** Moves the instance to another version, or back (rule O6), once for the id. The plan is loaded by its hash first. */
export async function shift(run: Run, operation: Operation): Promise<Verdict> {
  const known = run.handled.verdictOf(operation.id);
  if (known !== undefined) return known;
  const verdict = await judgeShift(run, operation);
  run.handled.remember(operation.id, verdict);
  return verdict;
}

async function judgeShift(run: Run, operation: Operation): Promise<Verdict> {
  const reference = referenceOf(run, operation);
  if (reference === undefined) return refusal('move.nothingToUndo');
  try {
    const plan = await CancellationScope.nonCancellable(() =>
      loadPlan({ plan: reference, instanceId: run.instanceId }),
    );
    return await new Promise<Verdict>((judged) => {
      run.shifts.push({ operation, reference, plan: plan as unknown as Plan, judged });
    });
  } catch (failure) {
    return refusal(errorInfo(failure).code);
  }
}

function referenceOf({ state }: Run, { verb, move }: Operation): PlanReference | undefined {
  return verb === 'move' ? move?.plan : (state?.moved?.origin as unknown as PlanReference | undefined);
}

/** Judges the moves that have come; gives the interpreter of the version that the instance then runs. */
export function takeShifts(run: Run, interpreter: Interpreter): Interpreter {
  let current = interpreter;
  for (const one of run.shifts.splice(0)) current = takeShift(run, current, one);
  return current;
}

function takeShift(run: Run, interpreter: Interpreter, one: Shift): Interpreter {
  run.at = workflowTime(run.at);
  const reason = one.operation.verb === 'move' ? go(run, interpreter, one) : goBack(run, interpreter, one);
  one.judged(reason === undefined ? { accepted: true } : refusal(reason));
  if (reason !== undefined) return interpreter;
  run.plan = one.plan;
  run.planReference = one.reference;
  run.judged += 1;
  run.points.demand();
  return createOwningInterpreter(one.plan);
}

/** Why it cannot be; undefined = it has been done. */
function go(run: Run, { plan: from }: Interpreter, { operation, plan: to }: Shift): string | undefined {
  const { state, at, planReference } = run;
  if (state === undefined) return 'instance.notStarted';
  const { id, actor, reason, move } = operation;
  const verb = { id, actor, reason };
  const mapping = move?.mapping === undefined ? {} : { mapping: move.mapping };
  const origin = planReference as unknown as JsonValue;
  const result = moveInstance(from, to, state, { at, verb, origin, ...mapping });
  if (!result.ok) return result.problems[0]?.code ?? 'move.refused';
  const isApart = isKeptFromMoving({ plan: from, state }, operation, { plan: to, state: result.state });
  if (isApart) return 'task.separation';
  run.state = result.state;
  run.projection.note(result.changes);
  const { renamed: steps } = result;
  if (Object.keys(steps).length > 0)
    addNames(run, { type: 'stepsRenamed', key: `names:${id}`, move: id, steps });
  perform(run, result.effects);
  return undefined;
}

function goBack(run: Run, { plan }: Interpreter, { operation, reference }: Shift): string | undefined {
  const { id, actor, reason } = operation;
  const { state, at } = run;
  const undone = state && undoMove(state, { at, verb: { id, actor, reason } });
  const isIt = (undone?.origin as unknown as PlanReference | undefined)?.hash === reference.hash;
  if (state === undefined || undone === undefined || !isIt) return 'move.nothingToUndo';
  if (isKeptFromMoving({ plan, state }, operation, undefined)) return 'task.separation';
  run.state = undone.state;
  run.projection.note([]);
  addNames(run, { type: 'namesRestored', key: `names:${id}`, move: undone.move });
  return undefined;
}

/** Between what was offered before and what is offered by the new names. */
function addNames(run: Run, names: StepNames): void {
  run.points.add(names as unknown as JsonValue);
}

function refusal(reason: string): Verdict {
  return { accepted: false, reason };
}
