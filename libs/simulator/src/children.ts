import type { CancelChild, Close, ErrorInfo, OperateChildren, StartChild } from '@fermata/interpreter';
import { addInstance, startOf } from './instances.ts';
import { nextScripted } from './script.ts';
import {
  expectOccurrence,
  RANK,
  sendOut,
  type Parent,
  type SimulatedInstance,
  type Simulation,
} from './simulation.ts';
import { lengthMs } from './time.ts';

/** Starts a child: by its own plan where the simulation has it, else it ends as the script of the step says. */
export function startChild(simulation: Simulation, instance: SimulatedInstance, effect: StartChild): void {
  sendOut(simulation, instance, effect.work);
  const plan = simulation.plans[`${effect.workflow}@${effect.version}`];
  const known = effect.startKey === undefined ? undefined : simulation.keyed.get(keyOf(effect));
  if (plan === undefined && known === undefined) return scriptedEnd(simulation, instance, effect);
  const child = known ?? addChild(simulation, instance, effect);
  if (effect.mode === 'detach') {
    return tell(simulation, { instance, work: effect.work }, { output: child.id });
  }
  const parent = { instance, work: effect.work };
  const closed = child.state?.closed;
  if (closed !== undefined) return tell(simulation, parent, endOf(closed));
  child.parents.push(parent);
}

function keyOf({ workflow, startKey }: StartChild): string {
  return `${workflow}/${startKey ?? ''}`;
}

function addChild(simulation: Simulation, parent: SimulatedInstance, effect: StartChild): SimulatedInstance {
  const label = parent.label === '' ? effect.work : `${parent.label}/${effect.work}`;
  const id = effect.startKey === undefined ? effect.idempotencyKey : keyOf(effect);
  const plan = simulation.plans[`${effect.workflow}@${effect.version}`] ?? parent.interpreter.plan;
  const world = simulation.world.workflows?.[effect.workflow] ?? {};
  const child = addInstance(simulation, { id, label, plan, world });
  if (effect.startKey !== undefined) simulation.keyed.set(keyOf(effect), child);
  const occurrence = startOf(simulation.now, child, {
    input: effect.input,
    startedBy: parent.state?.instance.startedBy ?? 'somebody',
    trigger: { type: 'workflow', instanceId: parent.id, step: effect.stepId },
    depth: effect.depth,
  });
  expectOccurrence(simulation, child, { occurrence, rank: RANK.verb });
  return child;
}

function scriptedEnd(simulation: Simulation, instance: SimulatedInstance, effect: StartChild): void {
  const { work, stepId, mode, idempotencyKey } = effect;
  const cue = { script: 'steps', stepId, work } as const;
  const script = nextScripted(instance, instance.world.steps?.[stepId], cue) ?? {};
  if (mode === 'detach') return tell(simulation, { instance, work }, { output: idempotencyKey });
  if (script.never === true) return;
  const at = simulation.now + lengthMs(script.after);
  const { error } = script;
  const end =
    error === undefined
      ? { output: script.output ?? null }
      : { error: { message: error.code, ...error } satisfies ErrorInfo };
  tell(simulation, { instance, work }, end, at);
}

type ChildEnd = Pick<Close, 'output'> | { readonly error: ErrorInfo };

function tell(
  simulation: Simulation,
  { instance, work }: Parent,
  end: ChildEnd,
  at: number = simulation.now,
): void {
  const occurrence =
    'error' in end
      ? ({ type: 'taskFailed', at, work, error: end.error } as const)
      : ({ type: 'taskCompleted', at, work, output: end.output } as const);
  expectOccurrence(simulation, instance, { occurrence, rank: RANK.work });
}

/** What the end of a child is to its parent (rule S2). */
function endOf({
  status,
  output,
  error,
  reason,
}: Pick<Close, 'status' | 'output' | 'error' | 'reason'>): ChildEnd {
  if (status === 'completed') return { output };
  const code = endCode(status, error, reason);
  const message = error?.message ?? reason ?? `the child has ${status}`;
  return { error: { code, message, ...(error === undefined ? {} : { cause: error }) } };
}

function endCode(status: 'failed' | 'cancelled', error: ErrorInfo | undefined, reason = ''): string {
  if (status === 'failed') return error?.code === 'timeout.instance' ? 'workflow.timeout' : 'workflow.failed';
  return reason.startsWith('terminated') ? 'workflow.terminated' : 'workflow.cancelled';
}

/** A child that has ended says so to everyone who waits; to who has withdrawn it, that its work is over. */
export function childEnded(simulation: Simulation, child: SimulatedInstance, close: Close): void {
  child.subscriptions.clear();
  for (const parent of child.parents.splice(0)) {
    if (parent.instance.out.has(parent.work)) {
      tell(simulation, parent, endOf(close));
      continue;
    }
    const occurrence = { type: 'taskCancelled', at: simulation.now, work: parent.work } as const;
    expectOccurrence(simulation, parent.instance, { occurrence, rank: RANK.work });
  }
}

/** An attached child is cancelled with its parent's step (rule S2). */
export function cancelChild(simulation: Simulation, parent: SimulatedInstance, { work }: CancelChild): void {
  parent.out.delete(work);
  const { now: at } = simulation;
  const child = simulation.instances.find(({ parents }) =>
    parents.some((one) => one.instance === parent && one.work === work),
  );
  if (child === undefined) {
    const occurrence = { type: 'taskCancelled', at, work } as const;
    return expectOccurrence(simulation, parent, { occurrence, rank: RANK.work });
  }
  const verb = { id: `withdrawn/${work}`, actor: `instance:${parent.id}`, reason: 'withdrawn by its parent' };
  expectOccurrence(simulation, child, { occurrence: { type: 'cancelRequested', at, verb }, rank: RANK.verb });
}

/** Attached children are paused and resumed with their parent (rule O1). */
export function operateChildren(
  simulation: Simulation,
  parent: SimulatedInstance,
  { verb: name, asked }: OperateChildren,
): void {
  const { now: at } = simulation;
  const children = simulation.instances.filter(({ parents }) =>
    parents.some(({ instance }) => instance === parent),
  );
  for (const child of children) {
    const verb = { ...asked, id: `${asked.id}/${child.label}` };
    const occurrence = { type: name === 'pause' ? 'pauseRequested' : 'resumeRequested', at, verb } as const;
    expectOccurrence(simulation, child, { occurrence, rank: RANK.verb });
  }
}
