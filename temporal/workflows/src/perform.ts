import type { Effect } from '@fermata/interpreter';
import type { JsonValue } from '@fermata/model';
import { asListening } from './recorded.ts';
import type { Run } from './run.ts';

type Performers = {
  readonly [Type in Effect['type']]: (run: Run, effect: Extract<Effect, { type: Type }>) => void;
};

const atAPoint = (run: Run, effect: Effect) => run.points.add(effect as unknown as JsonValue);

/** One way per effect: a missing one does not compile. None of them waits. */
const performers: Performers = Object.freeze({
  dispatchTask: (run, effect) => run.tasks.dispatch(effect),
  cancelTask: (run, effect) => run.tasks.cancel(effect.work),
  startTimer: (run, effect) => run.timers.start(effect, run.at),
  cancelTimer: (run, effect) => run.timers.cancel(effect.timer),
  offerTask: atAPoint,
  withdrawTask: atAPoint,
  notifyTask: atAPoint,
  postponeTask: atAPoint,
  emitEvent: atAPoint,
  subscribe: (run, effect) => run.points.add(asListening(run, effect)),
  unsubscribe: atAPoint,
  startChild: atAPoint,
  cancelChild: atAPoint,
  operateChildren: atAPoint,
  close: (run, effect) => {
    run.close = effect;
    atAPoint(run, effect);
  },
} satisfies Performers);

/** Does what the core decided, in its order, without waiting for any of it. */
export function perform(run: Run, effects: readonly Effect[]): void {
  for (const effect of effects) (performers[effect.type] as (run: Run, effect: Effect) => void)(run, effect);
}

/**
 * Goes on after continue-as-new: what is still open starts again under its own keys. Offers are left out, because a run
 * ends only after all its points are durable.
 */
export function resume(run: Run, pending: readonly Effect[]): void {
  perform(
    run,
    pending.filter((effect) => effect.type === 'dispatchTask' || effect.type === 'startTimer'),
  );
}
