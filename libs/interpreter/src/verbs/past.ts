/*
 * The past of an instance, as far as a rerun could ask for it (rule O4): which visits began after which, and what a step
 * showed before them. It stays small, though an instance may loop for ever: visits that no rerun from the last visit of
 * any step could separate are merged, and what is merged or too large is forgotten. A rerun that would need what is
 * forgotten is refused; it is never guessed.
 */
import { sizeOf } from '../advance/sizes.ts';
import { update, writable, type Turn } from '../advance/turn.ts';
import type { State, StepRecord, Visit } from '../advance/state.ts';
import type { Passage, Passages, Shown, TakenToken } from './passages.ts';

/** Largest output that is kept of a visit after a later one of its step, in bytes of JSON. */
export const SHOWN_LIMIT = 8_192;

/** Passages of one step from which on they are merged; doubled as long as that does not help. */
const MERGE_FROM = 8;

/** The passages of one step, oldest first. */
export function passagesOf({ past }: State, step: string): readonly Passage[] {
  return past !== undefined && Object.hasOwn(past, step) ? (past[step] ?? []) : [];
}

/** Writes down that a visit has opened. */
export function noteOpened(turn: Turn, visit: Visit): void {
  const age = nextAge(turn);
  const { n, step, rounds } = visit;
  const passage: Passage = { n, count: 1, from: age, age, rounds };
  put(turn, step, merged(turn, [...passagesOf(turn.state, step), passage]));
}

/** Writes down which tokens the join of a step took for its last visit. */
export function noteTaken(turn: Turn, step: string, took: readonly TakenToken[] = []): void {
  const passages = passagesOf(turn.state, step);
  const last = passages.at(-1);
  if (last !== undefined && took.length > 0) put(turn, step, [...passages.slice(0, -1), { ...last, took }]);
}

/** The last visit of a step stands in the place of an earlier one: its join took the same tokens (rules E3, F7). */
export function noteSucceeds(turn: Turn, earlier: Visit): void {
  noteTaken(
    turn,
    earlier.step,
    passagesOf(turn.state, earlier.step).find((one) => isOf(one, earlier.n))?.took,
  );
}

/** Writes down that a visit has settled, before its step shows it. */
export function noteSettled(turn: Turn, visit: Visit, by?: string): void {
  const settled = nextAge(turn);
  const passages = passagesOf(turn.state, visit.step);
  const shownBy = lastSettled(passages);
  const shown = shownOf(turn.state.steps[visit.step]);
  const next = passages.map((passage): Passage => {
    const isIt = isOf(passage, visit.n);
    const kept = passage === shownBy && !isIt && shown !== undefined ? { ...passage, shown } : passage;
    if (!isIt) return kept;
    return { ...kept, settled, ...(by === undefined ? {} : { by: [...(kept.by ?? []), by] }) };
  });
  put(turn, visit.step, next);
}

/** Writes down that a settled visit goes on after all (rule O3). */
export function noteReopened(turn: Turn, visit: Visit): void {
  const passages = passagesOf(turn.state, visit.step);
  const next = passages.map((passage) => {
    const { settled: _settled, ...open } = passage;
    return isOf(passage, visit.n) ? open : passage;
  });
  put(turn, visit.step, next);
}

/** The passage whose end the step shows. */
export function lastSettled(passages: readonly Passage[]): Passage | undefined {
  let last: Passage | undefined;
  for (const passage of passages) {
    if (passage.settled !== undefined && passage.settled > (last?.settled ?? 0)) last = passage;
  }
  return last;
}

/** Replaces the passages of a step. */
export function put(turn: Turn, step: string, passages: readonly Passage[]): void {
  writable(turn, 'past')[step] = passages;
}

function isOf({ n, count }: Passage, number: number): boolean {
  return number >= n && number < n + count;
}

function nextAge(turn: Turn): number {
  const age = (turn.state.age ?? 0) + 1;
  update(turn, { age });
  return age;
}

function shownOf(record: StepRecord | undefined): Shown | undefined {
  if (record === undefined || record.status === 'none' || record.status === 'open') return undefined;
  const { status, output, error } = record;
  return sizeOf(output, SHOWN_LIMIT) > SHOWN_LIMIT ? undefined : { status, output, error };
}

/** Merges, now and then, what no rerun from the last visit of a step separates. */
function merged(turn: Turn, passages: readonly Passage[]): readonly Passage[] {
  const { length } = passages;
  if (length < MERGE_FROM || (length & (length - 1)) !== 0) return passages;
  const cuts = cutsOf(turn.state.past ?? {});
  const left: Passage[] = [];
  for (const passage of passages) {
    const before = left.at(-1);
    if (before !== undefined && mayMerge(before, passage, cuts))
      left[left.length - 1] = join(before, passage);
    else left.push(passage);
  }
  return left;
}

function cutsOf(past: Passages): readonly number[] {
  return Object.values(past).flatMap((passages) => {
    const last = passages.at(-1);
    return last === undefined ? [] : [last.age];
  });
}

function mayMerge(a: Passage, b: Passage, cuts: readonly number[]): boolean {
  if (a.settled === undefined || b.settled === undefined || b.n !== a.n + a.count) return false;
  return !cuts.some((cut) => a.age < cut && cut <= b.age);
}

function join(a: Passage, b: Passage): Passage {
  const later = (a.settled ?? 0) > (b.settled ?? 0) ? a : b;
  const by = [...new Set([...(a.by ?? []), ...(b.by ?? [])])];
  return {
    ...b,
    n: a.n,
    count: a.count + b.count,
    from: a.from,
    ...(later.settled === undefined ? {} : { settled: later.settled }),
    ...(later.shown === undefined ? {} : { shown: later.shown }),
    ...(by.length === 0 ? {} : { by }),
  };
}
