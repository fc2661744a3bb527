import type { Template } from '@fermata/expressions';
import type { JsonValue } from '@fermata/model';
import type { ErrorInfo } from '../occurrence.ts';
import { failed, ok, type Result } from '../expression/result.ts';
import type { PlanStep } from '../plan/steps.ts';
import { countPositions, POSITION_LIMIT } from './positions.ts';
import { recordOf, recordSettled } from './records.ts';
import { checkKept, checkValue } from './sizes.ts';
import { targetsOf } from './split.ts';
import type { State } from './state.ts';
import { readerFor, writable, type Own, type Turn } from './turn.ts';

/** What a settle would write: nothing of it is done before all of it is known (rule D5). */
export interface Draft {
  readonly status: 'completed' | 'failed' | 'skipped';
  readonly output: JsonValue;
  /** What `steps.<id>.error` shows then. */
  readonly error?: ErrorInfo;
  /** What `error` is in the visit's own expressions; a catch completes with the error it caught. */
  readonly seen?: ErrorInfo;
  readonly by?: string;
  /** What is written into `vars`: templates of the step, values of a catch entry. */
  readonly save?: Readonly<Record<string, Template>>;
  readonly saved?: Readonly<Record<string, JsonValue>>;
  /** Where the tokens go; absent = `next` decides. */
  readonly targets?: readonly string[];
}

/** What `save` and `next` came to. */
export interface Judged {
  readonly vars: State['vars'];
  readonly sizes: State['sizes'];
  readonly targets: readonly string[];
}

/**
 * Judges a settle without doing it: (a) shows the output, (b) evaluates `save` against the vars before it, (c) `next`
 * on the vars after it. A failure is what the visit then fails with; the state is as it was in either case.
 */
export function judgeSettle(turn: Turn, step: PlanStep, draft: Draft): Result<Judged> {
  const before = recordOf(turn, step.id);
  recordSettled(turn, step.id, draft);
  const judged = judge(turn, step, draft);
  writable(turn, 'steps')[step.id] = before;
  return judged;
}

function judge(turn: Turn, step: PlanStep, draft: Draft): Result<Judged> {
  const own: Own = { output: draft.output, error: draft.seen ?? draft.error ?? null };
  const kept = judgeSave(turn, step, draft, own);
  if (!kept.ok) return kept;
  const { vars } = kept.value;
  const targets =
    draft.targets === undefined ? targetsOf(step, readerFor(turn, own, vars)) : ok(draft.targets);
  if (!targets.ok) return targets;
  return hasRoom(turn, targets.value.length)
    ? ok({ ...kept.value, targets: targets.value })
    : failed('token.limit', `more than ${POSITION_LIMIT} positions`);
}

function judgeSave(turn: Turn, step: PlanStep, draft: Draft, own: Own): Result<Omit<Judged, 'targets'>> {
  const whole = checkValue(draft.output);
  if (!whole.ok) return whole;
  const saved = readerFor(turn, own).values(draft.save ?? {});
  if (!saved.ok) return saved;
  const written = { ...saved.value, ...draft.saved };
  const sizes = checkKept(turn, step, whole.value, written);
  if (!sizes.ok) return sizes;
  const isSame = Object.keys(written).length === 0;
  return ok({ vars: isSame ? turn.state.vars : { ...turn.state.vars, ...written }, sizes: sizes.value });
}

/** The settling visit gives up its own position. */
function hasRoom(turn: Turn, tokens: number): boolean {
  return tokens <= 1 || countPositions(turn) - 1 + tokens <= POSITION_LIMIT;
}
