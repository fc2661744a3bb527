import type { Verdict } from '@fermata/contracts';
import { limits } from './limits.ts';

/** One message and how it was judged. */
export type HandledMessage = readonly [id: string, verdict: Verdict];

/** The verdicts of the last messages: the server's de-duplication by update id ends with a run, this one does not. */
export interface Handled {
  verdictOf(id: string): Verdict | undefined;
  /** The first verdict of an id holds. */
  remember(id: string, verdict: Verdict): void;
  /** Oldest first. */
  list(): readonly HandledMessage[];
}

/** Goes on from what an earlier run has handled. */
export function createHandled(earlier: readonly HandledMessage[]): Handled {
  const verdicts = new Map<string, Verdict>(earlier);
  return {
    verdictOf: (id) => verdicts.get(id),
    remember(id, verdict) {
      if (verdicts.has(id)) return;
      verdicts.set(id, verdict);
      for (const oldest of verdicts.keys()) {
        if (verdicts.size <= limits.handledMessages) break;
        verdicts.delete(oldest);
      }
    },
    list: () => [...verdicts],
  };
}
