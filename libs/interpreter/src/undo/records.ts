import type { JsonValue } from '@fermata/model';
import type { Own, Turn } from '../advance/turn.ts';
import { readerFor, update } from '../advance/turn.ts';
import { checkSizes, checkValue, keepSizes, sizeOf, VALUE_LIMIT } from '../advance/sizes.ts';
import type { State, Visit } from '../advance/state.ts';
import { ok, type Result } from '../expression/result.ts';
import type { PlanStep } from '../plan/steps.ts';
import { itemNames } from '../items/scope.ts';
import { adaptInput } from '../steps/adapter.ts';
import type { UndoRecord, UndoState } from './state.ts';

const NONE: UndoState = Object.freeze({ records: [], points: {}, runs: {} });

/** What is known of compensation. */
export function undoOf({ undo }: State): UndoState {
  return undo ?? NONE;
}

/** Replaces parts of it. */
export function updateUndo(turn: Turn, change: Partial<UndoState>): void {
  update(turn, { undo: { ...undoOf(turn.state), ...change } });
}

/**
 * Writes down how a completed visit or item is undone: part (a) of its settle, so it stays though the settle may fail
 * (rules D5, E7). What was written down at its dispatch is renewed: now the output is known.
 */
export function registerUndo(turn: Turn, step: PlanStep, done: Visit, output: JsonValue): Result<null> {
  return step.compensate === undefined ? ok(null) : register(turn, step, done, { output, error: null });
}

/** Writes down work of unknown outcome, just before it is sent (rule E7, `when: attempted`). */
export function registerAttempt(turn: Turn, step: PlanStep, visit: Visit): Result<null> {
  if (step.compensate?.when !== 'attempted') return ok(null);
  return register(turn, step, visit, { output: null, error: null });
}

/** Forgets work that was never sent after all. */
export function forgetAttempt(turn: Turn, { id }: Visit): void {
  const record = undoOf(turn.state).records.find(({ owner }) => owner === id);
  if (record !== undefined) removeRecords(turn, [record]);
}

/** A new visit of a step that something may be undone back to: what comes after it is newer (rule E7). */
export function notePoint(turn: Turn, step: string): void {
  if (turn.plan.undoPoints?.includes(step) !== true) return;
  const { seq } = turn.state;
  update(turn, { seq: seq + 1 });
  updateUndo(turn, { points: { ...undoOf(turn.state).points, [step]: seq } });
}

function register(turn: Turn, step: PlanStep, visit: Visit, own: Own): Result<null> {
  const input = readInput(turn, step, visit, { ...own, names: itemNames(turn.plan, turn.state, visit) });
  if (!input.ok) return input;
  const size = checkValue(input.value);
  if (!size.ok) return size;
  const { records, undone } = undoOf(turn.state);
  const known = records.find(({ owner }) => owner === visit.id);
  const before = known === undefined ? 0 : sizeOf(known.input, VALUE_LIMIT);
  const sizes = checkSizes(turn, { undo: (turn.state.sizes.undo ?? 0) + size.value - before });
  if (!sizes.ok) return sizes;
  keepSizes(turn, sizes.value);
  const { seq } = turn.state;
  if (known === undefined) update(turn, { seq: seq + 1 });
  const again = undone?.[visit.id] ?? 0;
  const fresh: UndoRecord = { owner: visit.id, step: step.id, seq, input: input.value, again };
  const renewed = records.map((one) => (one === known ? { ...one, input: input.value } : one));
  updateUndo(turn, { records: known === undefined ? [...records, fresh] : renewed });
  return ok(null);
}

/** A compensation without `with` is given what the visit was given and what it yielded (rule E7). */
function readInput(turn: Turn, { compensate }: PlanStep, { prepared }: Visit, own: Own): Result<JsonValue> {
  const read = readerFor(turn, own);
  const given: Result<JsonValue> =
    compensate?.with === undefined
      ? ok({ input: prepared?.input ?? null, output: own.output })
      : read.value(compensate.with);
  return given.ok ? adaptInput(read, compensate?.adapter, given.value) : given;
}

/** Takes records out: they are being undone. */
export function removeRecords(turn: Turn, taken: readonly UndoRecord[]): void {
  const gone = new Set(taken);
  updateUndo(turn, { records: undoOf(turn.state).records.filter((record) => !gone.has(record)) });
  addSize(turn, -taken.reduce((sum, { input }) => sum + sizeOf(input, VALUE_LIMIT), 0));
}

/** Puts records back where they stood: their compensation was abandoned. */
export function restoreRecords(turn: Turn, back: readonly UndoRecord[]): void {
  const records = [...undoOf(turn.state).records, ...back].sort((a, b) => a.seq - b.seq);
  updateUndo(turn, { records });
  addSize(
    turn,
    back.reduce((sum, { input }) => sum + sizeOf(input, VALUE_LIMIT), 0),
  );
}

function addSize(turn: Turn, bytes: number): void {
  keepSizes(turn, { undo: (turn.state.sizes.undo ?? 0) + bytes });
}
