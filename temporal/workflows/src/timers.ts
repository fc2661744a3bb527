import type { StartTimer } from '@fermata/interpreter';
import { CancellationScope, sleep } from '@temporalio/workflow';
import { clip } from './activity-options.ts';
import type { Inbox } from './inbox.ts';
import { boundedMs } from './limits.ts';

/** The open timers of one run. Deadlines are absolute, so the next run starts the same ones again. */
export interface Timers {
  start(effect: StartTimer, now: number): void;
  cancel(timer: string): void;
}

/** No timer yet. */
export function createTimers(inbox: Inbox): Timers {
  const scopes = new Map<string, CancellationScope>();

  const fired = (timer: string) => {
    scopes.delete(timer);
    inbox.push({ rank: 'timer', occurrence: { type: 'timerFired', timer } });
  };

  return {
    start({ timer, dueAt, summary }, now) {
      if (scopes.has(timer)) return;
      const scope = new CancellationScope();
      scopes.set(timer, scope);
      const wait = scope.run(() => sleep(boundedMs(dueAt - now), { summary: clip(summary) }));
      wait.then(
        () => fired(timer),
        () => undefined,
      );
    },
    cancel(timer) {
      scopes.get(timer)?.cancel();
      scopes.delete(timer);
    },
  };
}
