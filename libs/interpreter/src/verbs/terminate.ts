import { close } from '../advance/close.ts';
import { withdrawAll } from '../advance/withdraw.ts';
import type { TerminateRequested } from '../occurrence.ts';
import type { VerbKind } from './kind.ts';
import { endPause } from './pause.ts';

/** Ends the instance at once: nothing of the definition has a say any more (rule E6). */
export const terminateVerb: VerbKind<TerminateRequested> = Object.freeze({
  refusal: () => undefined,
  perform(turn, { verb }) {
    endPause(turn);
    withdrawAll(turn);
    close(turn, { status: 'cancelled', reason: `terminated: ${verb.reason}`, isSilent: true });
  },
} satisfies VerbKind<TerminateRequested>);
