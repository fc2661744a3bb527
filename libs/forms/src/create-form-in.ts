import type { Language } from '@fermata/expressions';
import { pointer, pointerParts, type JsonValue } from '@fermata/model';
import { checkState } from './engine/check.ts';
import { keyOf, type Cell } from './engine/cells.ts';
import { emptyItem, fillItem, withDefaults } from './engine/defaults.ts';
import { programOf, type FormContext, type FormProgram } from './engine/form-program.ts';
import { questionsOf } from './engine/questions.ts';
import { Revision } from './engine/revision.ts';
import { WorkingCopy } from './engine/tree.ts';
import type { FormPlan } from './plan.ts';
import type { Form, FormState, NodeState } from './state.ts';

/** The same as `createForm`, by a language that is given: one that reads the plan (`isReadBy`). */
export function createFormIn(language: Language, plan: FormPlan, context: FormContext): Form {
  const program = programOf(plan, context, language);
  return {
    start: (values) => new Revision(program, undefined, values ?? withDefaults(program, {})).whole(),
    change: (state, pointer, value) => changed(program, state, pointer, value),
    insertItem: (state, pointer, index, item) => inserted(program, state, pointer, { index, item }),
    removeItem: (state, pointer, index) =>
      relisted(program, state, pointer, (items) => items.filter((_, place) => place !== index)),
    moveItem: (state, pointer, from, to) =>
      relisted(program, state, pointer, (items) => moved(items, from, to)),
    answer: (state) => state.output,
    check: (state, scope) => checkState(state, scope),
    questions: (state) => questionsOf(state, program),
    children: (state, key, index) => childrenOf(program, state, key, index),
    text: program.text,
  };
}

function changed(
  program: FormProgram,
  state: FormState,
  pointer: string,
  value: JsonValue | undefined,
): FormState {
  const parts = pointerParts(pointer);
  const revision = new Revision(program, state, state.values);
  if (!isThere(program, revision.values, parts)) return state;
  const next = value === undefined ? clearedItem(program, parts) : value;
  const isOther = next === undefined ? revision.values.delete(parts) : revision.values.set(parts, next);
  if (!isOther) return state;
  revision.changed(parts);
  return revision.finish();
}

/** What stands for an item of a list that is taken away: the list keeps its length, and others their places. */
function clearedItem(program: FormProgram, parts: readonly string[]): JsonValue | undefined {
  const list = listAt(program, pointer(...parts.slice(0, -1)))?.list;
  return list === undefined ? undefined : emptyItem(list);
}

/** Whether the items that a place goes through are there: what is not in a list cannot be filled in. */
function isThere(program: FormProgram, values: WorkingCopy, parts: readonly string[]): boolean {
  let isIn = true;
  program.fields.visit(parts, (list, _, where) => {
    if (where !== 'above' || !list.isList) return;
    const depth = list.field?.length ?? 0;
    const items = values.at(parts.slice(0, depth));
    isIn &&= Array.isArray(items) && /^\d+$/.test(parts[depth] ?? '') && Number(parts[depth]) < items.length;
  });
  return isIn;
}

interface NewItem {
  readonly index: number | undefined;
  readonly item: JsonValue | undefined;
}

/** A pointer that is no list of the form changes nothing. */
function inserted(
  program: FormProgram,
  state: FormState,
  pointer: string,
  { index, item }: NewItem,
): FormState {
  const place = listAt(program, pointer);
  if (place === undefined) return state;
  const parts = pointerParts(pointer);
  const values = new WorkingCopy(state.values);
  const items = itemsAt(values, parts);
  const at = Math.max(0, Math.min(index ?? items.length, items.length));
  values.set(parts, items.toSpliced(at, 0, item ?? emptyItem(place.list)));
  if (item === undefined) fillItem(place.list, [...place.indexes, at], values, program);
  return replaced(program, state, parts, itemsAt(values, parts));
}

function relisted(
  program: FormProgram,
  state: FormState,
  pointer: string,
  change: (items: readonly JsonValue[]) => readonly JsonValue[],
): FormState {
  if (listAt(program, pointer) === undefined) return state;
  const parts = pointerParts(pointer);
  return replaced(program, state, parts, change(itemsAt(new WorkingCopy(state.values), parts)));
}

function replaced(
  program: FormProgram,
  state: FormState,
  parts: readonly string[],
  items: readonly JsonValue[],
): FormState {
  const revision = new Revision(program, state, state.values);
  if (!revision.values.set(parts, items)) return state;
  revision.changed(parts);
  return revision.finish();
}

function listAt(
  program: FormProgram,
  pointer: string,
): { list: Cell; indexes: readonly number[] } | undefined {
  let found: { list: Cell; indexes: readonly number[] } | undefined;
  program.fields.visit(pointerParts(pointer), (cell, indexes, where) => {
    if (where === 'at' && cell.isList) found = { list: cell, indexes };
  });
  return found;
}

function itemsAt(values: WorkingCopy, parts: readonly string[]): readonly JsonValue[] {
  const items = values.at(parts);
  return Array.isArray(items) ? (items as readonly JsonValue[]) : [];
}

function moved(items: readonly JsonValue[], from: number, to: number): readonly JsonValue[] {
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length) return items;
  return items.toSpliced(from, 1).toSpliced(to, 0, item);
}

function childrenOf(
  program: FormProgram,
  state: FormState,
  key: string | undefined,
  index: number | undefined,
): readonly NodeState[] {
  const holder = key === undefined ? undefined : state.nodes.get(key);
  if (key !== undefined && holder === undefined) return [];
  const nodes = holder?.node.children ?? program.plan.nodes;
  const indexes = [...(holder?.indexes ?? []), ...(index === undefined ? [] : [index])];
  return nodes.flatMap((node) => state.nodes.get(keyOf(node.id, indexes)) ?? []);
}
