import type { Template } from '@fermata/expressions';
import type { JsonValue } from '@fermata/model';
import type { ErrorInfo, EventInfo } from '../occurrence.ts';
import type { Reader } from '../expression/reader.ts';
import { failed, ok, type Result } from '../expression/result.ts';
import type { PlanStep } from '../plan/steps.ts';
import { judgeRound, LOOP_MAX } from '../repeat/rounds.ts';
import { countPositions, POSITION_LIMIT } from './positions.ts';
import { recordOf, recordSettled } from './records.ts';
import { checkKept, checkValue, type SizeChange } from './sizes.ts';
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
  /** What `event` is in the `save` and `next` of a wait. */
  readonly event?: EventInfo;
  /** What is written into `vars`: templates of the step, values of a catch entry. */
  readonly save?: Readonly<Record<string, Template>>;
  readonly saved?: Readonly<Record<string, JsonValue>>;
  /** Where the tokens go; absent = `next` decides. */
  readonly targets?: readonly string[];
  /** A race that the visit is in stays open: another visit takes its place, or the part ends with it (rule W3). */
  readonly keepsRace?: true;
}

/** What `save` and `next` came to. */
export interface Judged {
  readonly vars: State['vars'];
  readonly sizes: SizeChange;
  readonly targets: readonly string[];
  /** Another round of its `repeat` follows: no tokens yet (rule F7). */
  readonly again?: true;
  /** No round is left: what it saved stays, and it fails (rule F7). */
  readonly exceeded?: ErrorInfo;
}

/**
 * Judges a settle without doing it: (a) shows the output, (b) evaluates `save` against the vars before it, (c) `next`
 * on the vars after it. A failure is what the visit then fails with; the state is as it was in either case.
 */
export function judgeSettle(turn: Turn, step: PlanStep, draft: Draft, round: number): Result<Judged> {
  const before = recordOf(turn, step.id);
  recordSettled(turn, step.id, draft);
  const judged = judge(turn, step, draft, round);
  writable(turn, 'steps')[step.id] = before;
  return judged;
}

function judge(turn: Turn, step: PlanStep, draft: Draft, round: number): Result<Judged> {
  const own: Own = {
    output: draft.output,
    error: draft.seen ?? draft.error ?? null,
    ...heardBy(step, draft),
  };
  const kept = judgeSave(turn, step, draft, own);
  if (!kept.ok) return kept;
  const { vars } = kept.value;
  const follows = followsRound(readerFor(turn, own, vars), step, draft, round);
  if (!follows.ok) {
    const isExceeded = follows.error.code === LOOP_MAX;
    return isExceeded ? ok({ ...kept.value, targets: [], exceeded: follows.error }) : follows;
  }
  if (follows.value) return ok({ ...kept.value, targets: [], again: true });
  const targets =
    draft.targets === undefined ? targetsOf(step, readerFor(turn, own, vars)) : ok(draft.targets);
  if (!targets.ok) return targets;
  return hasRoom(turn, targets.value.length)
    ? ok({ ...kept.value, targets: targets.value })
    : failed('token.limit', `more than ${POSITION_LIMIT} positions`);
}

/** Whether another round follows a whole settle (rule F7); a catch of `loop.max` completes the last one. */
function followsRound(read: Reader, { repeat }: PlanStep, draft: Draft, round: number): Result<boolean> {
  const isWhole = draft.status === 'completed' && draft.seen?.code !== LOOP_MAX;
  if (repeat === undefined || !isWhole) return ok(false);
  return judgeRound(read, repeat, round);
}

/** In the `save` and `next` of a wait `event` is what it took, null if it ended otherwise (rule D1). */
function heardBy({ type }: PlanStep, { event }: Draft): Pick<Own, 'event'> {
  return type === 'wait' ? { event: event ?? null } : {};
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
