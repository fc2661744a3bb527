import { cancel } from '../advance/parts.ts';
import type { CancelRequested } from '../occurrence.ts';
import type { VerbKind } from './kind.ts';
import { endPause } from './pause.ts';

/** Ends the instance by way of `onCancel`; a second cancel is ignored (rule E6). It ends a pause too. */
export const cancelVerb: VerbKind<CancelRequested> = Object.freeze({
  refusal: ({ state }) => (state.part.name === 'cancel' ? 'instance.cancelling' : undefined),
  perform(turn, { verb }) {
    endPause(turn);
    cancel(turn, verb.reason);
  },
} satisfies VerbKind<CancelRequested>);
