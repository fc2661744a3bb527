import { completeItemsVerb, itemsAddedVerb } from '../items/verbs.ts';
import { cancelVerb } from './cancel.ts';
import { editInputVerb } from './edit-input.ts';
import { editOutputVerb } from './edit-output.ts';
import { failVerb } from './fail.ts';
import { holdVerb, releaseVerb } from './holds.ts';
import { jumpVerb } from './jump.ts';
import type { Asked, VerbKind } from './kind.ts';
import { pauseVerb, resumeVerb } from './pause.ts';
import { rerunVerb } from './rerun.ts';
import { retryVerb } from './retry.ts';
import { skipVerb } from './skip.ts';
import { addTaskVerb, withdrawVerb } from './tasks.ts';
import { terminateVerb } from './terminate.ts';

type Verbs = { readonly [T in Asked['type']]: VerbKind<Extract<Asked, { readonly type: T }>> };

/** Every verb of the operators (rules O1 to O5); one without an entry does not compile. */
const VERBS: Verbs = Object.freeze({
  cancelRequested: cancelVerb,
  terminateRequested: terminateVerb,
  retryRequested: retryVerb,
  pauseRequested: pauseVerb,
  resumeRequested: resumeVerb,
  skipRequested: skipVerb,
  editInputRequested: editInputVerb,
  editOutputRequested: editOutputVerb,
  failRequested: failVerb,
  jumpRequested: jumpVerb,
  rerunRequested: rerunVerb,
  withdrawRequested: withdrawVerb,
  addTaskRequested: addTaskVerb,
  holdRequested: holdVerb,
  releaseRequested: releaseVerb,
  itemsAdded: itemsAddedVerb,
  completeItemsRequested: completeItemsVerb,
});

/** What an occurrence of an operator means. Its methods take occurrences of that very type. */
export function verbOf(asked: Asked): VerbKind<Asked> {
  return VERBS[asked.type] as unknown as VerbKind<Asked>;
}
