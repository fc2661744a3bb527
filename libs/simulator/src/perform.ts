import type { Effect } from '@fermata/interpreter';
import { cancelChild, childEnded, operateChildren, startChild } from './children.ts';
import { emit, subscribe } from './events.ts';
import { dispatch, recall } from './machines.ts';
import { offer } from './people.ts';
import { expectOccurrence, RANK, sendOut, type SimulatedInstance, type Simulation } from './simulation.ts';

type EffectOf<T extends Effect['type']> = Extract<Effect, { type: T }>;

type Performers = {
  readonly [T in Effect['type']]: (
    simulation: Simulation,
    instance: SimulatedInstance,
    effect: EffectOf<T>,
  ) => void;
};

/** One way per effect: a missing one does not compile. */
const performers: Performers = Object.freeze({
  dispatchTask: dispatch,
  cancelTask: recall,
  offerTask: offer,
  withdrawTask: (_, { out }, { work }) => void out.delete(work),
  notifyTask: () => undefined,
  postponeTask: () => undefined,
  operateChildren,
  startTimer,
  cancelTimer: (_, { out }, { timer }) => void out.delete(`timer:${timer}`),
  emitEvent: emit,
  subscribe,
  unsubscribe: (_, { subscriptions }, { subscription }) => void subscriptions.delete(subscription),
  startChild,
  cancelChild,
  close: childEnded,
} satisfies Performers);

/** Does in virtual time what the interpreter asks for. */
export function perform(simulation: Simulation, instance: SimulatedInstance, effect: Effect): void {
  const performer = performers[effect.type] as (
    simulation: Simulation,
    instance: SimulatedInstance,
    effect: Effect,
  ) => void;
  performer(simulation, instance, effect);
}

function startTimer(
  simulation: Simulation,
  instance: SimulatedInstance,
  { timer, dueAt }: EffectOf<'startTimer'>,
): void {
  sendOut(simulation, instance, `timer:${timer}`);
  const at = Math.max(dueAt, simulation.now);
  const occurrence = { type: 'timerFired', at, timer } as const;
  expectOccurrence(simulation, instance, { occurrence, rank: RANK.timer });
}
