import type { Operation, OperatorVerb } from '@fermata/contracts';
import type { Occurrence } from '@fermata/interpreter';

const VERBS = Object.freeze({
  cancelRequested: 'cancel',
  terminateRequested: 'terminate',
  pauseRequested: 'pause',
  resumeRequested: 'resume',
  retryRequested: 'retry',
  failRequested: 'fail',
  withdrawRequested: 'withdraw-task',
  completeItemsRequested: 'complete-items',
  skipRequested: 'skip',
  editInputRequested: 'edit-input',
  editOutputRequested: 'edit-output',
  itemsAdded: 'add-items',
  holdRequested: 'hold',
  releaseRequested: 'release',
  rerunRequested: 'rerun',
  jumpRequested: 'jump',
} as const satisfies Readonly<Record<string, OperatorVerb>>);

/** The message that makes an instance take this occurrence of an operator. */
export function operationOf(occurrence: Occurrence): Operation {
  const {
    type,
    at: _,
    ...rest
  } = occurrence as Occurrence & {
    readonly verb: { readonly id: string; readonly actor: string; readonly reason: string };
  };
  if (!Object.hasOwn(VERBS, type)) throw new TypeError(`${type} is no verb`);
  const { verb, ...target } = rest;
  return { ...target, ...verb, verb: VERBS[type as keyof typeof VERBS] } as unknown as Operation;
}
