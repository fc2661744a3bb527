import { differences, type Edit } from '@fermata/editing';
import { resolvePointer, type JsonObject, type JsonValue } from '@fermata/model';
import { cellText } from './cell-text.ts';

/** One place that a publish changes, for people. */
export interface TableChange {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What is different between two tables, place by place. */
export function tableChanges(before: JsonObject, after: JsonObject): readonly TableChange[] {
  return differences(before, after).edits.map((edit) => changeOf(before, edit));
}

function changeOf(before: JsonObject, edit: Edit): TableChange {
  const found = resolvePointer(before, edit.op === 'move' ? edit.from : edit.path) as JsonValue | undefined;
  const old = edit.op === 'insert' ? undefined : found;
  const next = 'value' in edit ? edit.value : undefined;
  const kind = edit.op === 'remove' ? 'removed' : old === undefined ? 'added' : 'changed';
  return { kind, path: edit.path, before: shown(old), after: shown(next) };
}

const LONGEST = 160;

function shown(value: JsonValue | undefined): string | undefined {
  if (value === undefined) return undefined;
  const text = cellText(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
