import { failMain } from '../advance/parts.ts';
import { removeVisit, stopVisit } from '../advance/visits.ts';
import { visitOf } from '../advance/whereabouts.ts';
import type { VerbKind } from './kind.ts';
import type { FailRequested } from './requests.ts';
import { refusalUnlessHeld } from './targets.ts';

/** The held visit fails with the error that holds it, past every `catch`, and with it the part (rules E3, E6). */
export const failVerb: VerbKind<FailRequested> = Object.freeze({
  refusal: (standing, { visit }) => refusalUnlessHeld(standing, visit),
  perform(turn, { visit: id, verb }) {
    const visit = visitOf(turn.state, id);
    if (visit === undefined) return;
    const error = visit.error ?? { code: 'operator.failed', message: verb.reason };
    stopVisit(turn, visit);
    removeVisit(turn, visit, { status: 'failed', output: null, error });
    failMain(turn, error, visit);
  },
} satisfies VerbKind<FailRequested>);
