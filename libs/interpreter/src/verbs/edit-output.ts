import { conclude } from '../advance/conclude.ts';
import { visitOf } from '../advance/whereabouts.ts';
import { completed } from '../steps/outcome.ts';
import type { VerbKind } from './kind.ts';
import type { EditOutputRequested } from './requests.ts';
import { refusalOfVisit } from './targets.ts';

/**
 * The visit is completed with this output, `save` and `next` run (rule O5). The operator counts as who completed it, so
 * that separation of duties sees them (rule D3). Whoever asks has checked the output by its schema (rule D6).
 */
export const editOutputVerb: VerbKind<EditOutputRequested> = Object.freeze({
  refusal: (standing, { visit }) => refusalOfVisit(standing, visit),
  perform(turn, { visit: id, output, verb }) {
    const visit = visitOf(turn.state, id);
    if (visit !== undefined) conclude(turn, visit, completed(output, verb.actor), 'superseded');
  },
} satisfies VerbKind<EditOutputRequested>);
