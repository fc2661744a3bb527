import type { ErrorInfo, InstanceStatus, State, Waiting } from '@fermata/interpreter';
import { describe } from '@fermata/interpreter';
import type { JsonValue } from '@fermata/model';
import type { Moment } from './moment.ts';
import type { SimulatedInstance, Simulation } from './simulation.ts';

/** One event that was emitted. */
export interface EmittedEvent {
  readonly event: string;
  readonly data: JsonValue;
  readonly eventKey?: string;
}

/** One task that was offered to people; times in milliseconds since the start. */
export interface OfferedTask {
  readonly step: string;
  readonly users: readonly string[];
  readonly groups: readonly string[];
  readonly not: readonly string[];
  readonly data: JsonValue;
  readonly dueMs?: number;
}

/** What became of a step; times of its last visit, in milliseconds since the start. */
export interface StepResult {
  readonly status: string;
  readonly visits: number;
  readonly output: JsonValue;
  readonly error?: string;
  readonly openedMs?: number;
  readonly endedMs?: number;
}

/** A child instance. */
export interface ChildResult {
  /** `call#1`, or `call#1/call#1` for a child of a child. */
  readonly label: string;
  readonly workflow: string;
  readonly status: InstanceStatus;
  readonly output: JsonValue;
}

/** What came out. */
export interface SimulationResult {
  /** One line for each thing that the outside would see, with the time since the start. */
  readonly trace: readonly string[];
  readonly status: InstanceStatus;
  readonly output: JsonValue;
  readonly error?: ErrorInfo;
  readonly emitted: readonly EmittedEvent[];
  readonly offered: readonly OfferedTask[];
  readonly steps: Readonly<Record<string, StepResult>>;
  readonly waiting: readonly Waiting[];
  readonly children: readonly ChildResult[];
  readonly vars: Readonly<Record<string, JsonValue>>;
  /** Step per visit, in the order in which the visits began. */
  readonly path: readonly string[];
  /** Virtual time from the start to the last thing that happened. */
  readonly elapsedMs: number;
  /** Everything that happened to the instance and its children, in order. */
  readonly moments: readonly Moment[];
  readonly state: State;
  /** It was ended because too much had happened. */
  readonly isCut?: true;
}

/** The result of a simulation as it stands. */
export function resultOf(simulation: Simulation): SimulationResult {
  const [first, ...children] = simulation.instances;
  if (first?.state === undefined) throw new TypeError('a simulation begins with its start');
  const { state, interpreter } = first;
  const view = describe(interpreter.plan, state);
  return {
    trace: simulation.trace,
    status: view.status,
    output: view.output ?? null,
    ...(view.error === undefined ? {} : { error: view.error }),
    emitted: emittedOf(first),
    offered: offeredOf(simulation, first),
    steps: stepsOf(simulation, first),
    waiting: view.waiting,
    children: children.flatMap(childOf),
    vars: state.vars,
    path: [...first.path.values()],
    elapsedMs: simulation.now - simulation.startedAt,
    moments: simulation.moments,
    state,
  };
}

function emittedOf({ emitted }: SimulatedInstance): readonly EmittedEvent[] {
  return emitted.map(({ event, data, eventKey }) =>
    eventKey === undefined ? { event, data } : { event, data, eventKey },
  );
}

function offeredOf({ startedAt }: Simulation, { offers }: SimulatedInstance): readonly OfferedTask[] {
  return offers.map(({ offer: { stepId, assign, data, dueAt } }) => ({
    step: stepId,
    users: assign.users,
    groups: assign.groups,
    not: assign.not,
    data,
    ...(dueAt === undefined ? {} : { dueMs: dueAt - startedAt }),
  }));
}

function stepsOf(simulation: Simulation, instance: SimulatedInstance): Readonly<Record<string, StepResult>> {
  const ids = Object.keys(instance.interpreter.plan.steps);
  return Object.fromEntries(ids.map((id) => [id, stepOf(simulation, instance, id)]));
}

function stepOf({ startedAt }: Simulation, { state, seen }: SimulatedInstance, id: string): StepResult {
  const change = seen.get(id);
  const record = state?.steps[id];
  if (record === undefined || change === undefined) return { status: 'none', visits: 0, output: null };
  const error = change.error?.code;
  return {
    status: record.status,
    visits: record.visits,
    output: change.output ?? record.output,
    openedMs: change.openedAt - startedAt,
    ...(error === undefined ? {} : { error }),
    ...(change.endedAt === undefined ? {} : { endedMs: change.endedAt - startedAt }),
  };
}

function childOf({ label, interpreter, state }: SimulatedInstance): readonly ChildResult[] {
  if (state === undefined) return [];
  const { status, output = null } = describe(interpreter.plan, state);
  return [{ label, workflow: interpreter.plan.name, status, output }];
}
