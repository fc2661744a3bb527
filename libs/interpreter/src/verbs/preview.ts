import { advanceWith } from '../advance/advance.ts';
import type { RefusalReason } from '../advance/refusal.ts';
import type { Rounds, State } from '../advance/state.ts';
import { judgeOccurrence } from '../advance/verdict.ts';
import type { VisitChange } from '../change.ts';
import { createEvaluator } from '../expression/evaluator.ts';
import type { ErrorInfo } from '../occurrence.ts';
import type { Plan } from '../plan/plan.ts';
import { statusOf } from '../report/status.ts';
import type { InstanceStatus } from '../view.ts';
import type { Asked } from './kind.ts';

/** Where tokens and visits stand: what a proof goes on from. */
export interface Marking {
  readonly visits: readonly (Standing & {
    readonly visit: string;
    readonly status: string;
    readonly race?: string;
  })[];
  /** Tokens that wait at joins; `token` is what a jump names. */
  readonly tokens: readonly (Standing & { readonly token: string; readonly branch: string })[];
  /** Rounds of count joins that have fired and not ended (rule J2). */
  readonly fired: readonly (Standing & { readonly arrived: readonly string[] })[];
  /** Sections that hold a lock, by its name (rule L1). */
  readonly sections: Readonly<Record<string, string>>;
}

/** Where something stands, and the visits of scopes that it descends from (rule J0). */
interface Standing {
  readonly stepId: string;
  readonly rounds: Rounds;
}

/** What a verb would do, by visit id. */
export interface Preview {
  readonly accepted: true;
  readonly status: InstanceStatus;
  readonly opened: readonly string[];
  readonly withdrawn: readonly string[];
  readonly superseded: readonly string[];
  readonly settled: readonly { readonly visit: string; readonly status: VisitChange['status'] }[];
  readonly error?: ErrorInfo;
  /** Absent where tokens are on their way, frozen by a pause: they stand nowhere yet. */
  readonly marking?: Marking;
}

/** A verb that would be refused, with the reason. */
export interface Refused {
  readonly accepted: false;
  readonly reason: RefusalReason;
}

/**
 * What a verb would do, without doing it (rule O2): why it would be refused, or which visits it would open, withdraw,
 * supersede and settle, and where the instance would stand then. Pure; the given state is not touched.
 */
export function previewVerb(plan: Plan, state: State, asked: Asked): Preview | Refused {
  const evaluator = createEvaluator();
  const verdict = judgeOccurrence(plan, state, asked, evaluator);
  if (!verdict.accepted) return verdict;
  const next = advanceWith({ plan, evaluator, isOwned: false }, state, asked);
  const superseded = next.changes.filter(({ status }) => status === 'superseded').map(({ visit }) => visit);
  const ended = next.changes.filter(({ status }) => !['open', 'held', 'superseded'].includes(status));
  const { error } = next.state.closed ?? {};
  return {
    accepted: true,
    status: statusOf(plan, next.state),
    opened: Object.keys(next.state.visits).filter((visit) => !Object.hasOwn(state.visits, visit)),
    withdrawn: ended.filter(({ status }) => status === 'cancelled').map(({ visit }) => visit),
    superseded,
    settled: ended
      .filter(({ status }) => status !== 'cancelled')
      .map(({ visit, status }) => ({ visit, status })),
    ...(error === undefined ? {} : { error }),
    ...standingOf(next.state),
  };
}

function standingOf(state: State): Pick<Preview, 'marking'> {
  return state.paused?.moves.length ? {} : { marking: markingOf(state) };
}

/** Where tokens and visits of an instance stand. */
export function markingOf({ visits, tokens, fired = {}, locks = {} }: State): Marking {
  return {
    visits: Object.values(visits).map(({ id, step, status, rounds, race }) => ({
      visit: id,
      stepId: step,
      status,
      rounds,
      ...(race === undefined ? {} : { race }),
    })),
    tokens: Object.entries(tokens).flatMap(([stepId, waiting]) =>
      waiting.map(({ seq, branch, rounds }) => ({ token: `${stepId}@${seq}`, stepId, branch, rounds })),
    ),
    fired: Object.values(fired).map(({ step, rounds, arrived }) => ({ stepId: step, rounds, arrived })),
    sections: Object.fromEntries(
      Object.entries(locks).flatMap(([lock, holder]) =>
        'section' in holder ? [[lock, holder.section]] : [],
      ),
    ),
  };
}
