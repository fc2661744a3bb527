import { conclude } from '../advance/conclude.ts';
import { visitOf } from '../advance/whereabouts.ts';
import { skipUndo } from '../undo/run.ts';
import { isUndoHeld } from '../undo/work.ts';
import type { VerbKind } from './kind.ts';
import type { SkipRequested } from './requests.ts';
import { refusalOfVisit } from './targets.ts';

/** The visit is skipped, with the output given or null, and goes on by `next`; a held compensation is left out (O5, E7). */
export const skipVerb: VerbKind<SkipRequested> = Object.freeze({
  refusal: (standing, { visit }) =>
    isUndoHeld(standing.state, visit) ? undefined : refusalOfVisit(standing, visit),
  perform(turn, { visit: id, output = null }) {
    if (isUndoHeld(turn.state, id)) return skipUndo(turn, id);
    const visit = visitOf(turn.state, id);
    if (visit !== undefined) conclude(turn, visit, { type: 'skipped', output }, 'superseded');
  },
} satisfies VerbKind<SkipRequested>);
