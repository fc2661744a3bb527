import type { Plan, Started } from '@fermata/interpreter';
import { createInterpreter } from '@fermata/interpreter';
import type { World } from '@fermata/model';
import type { SimulatedInstance, Simulation } from './simulation.ts';

/** What a new instance of a simulation is. */
export interface NewInstance {
  readonly id: string;
  readonly label: string;
  readonly plan: Plan;
  readonly world: World;
}

/** Adds an instance that has not begun. */
export function addInstance(
  simulation: Simulation,
  { id, label, plan, world }: NewInstance,
): SimulatedInstance {
  const instance: SimulatedInstance = {
    id,
    label,
    interpreter: createInterpreter(plan, simulation.evaluatorFor?.(plan)),
    world,
    used: new Map(),
    out: new Map(),
    emitted: [],
    offers: [],
    subscriptions: new Map(),
    claims: [],
    parents: [],
    path: new Map(),
    seen: new Map(),
    state: undefined,
  };
  simulation.instances.push(instance);
  return instance;
}

/** The occurrence with which an instance begins. */
export function startOf(
  at: number,
  { id }: SimulatedInstance,
  more: Omit<Started, 'type' | 'at' | 'instanceId' | 'trigger'> & {
    readonly depth?: number;
  } & Partial<Started>,
): Started {
  return { trigger: { type: 'manual' }, instanceId: id, ...more, type: 'started', at };
}
