import { applyChange, differences, isRefused, type Edit } from '@fermata/editing';
import { pointerParts, resolvePointer, type JsonValue } from '@fermata/model';

/** One field that differs. */
export interface FieldDifference {
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  /** JSON Pointer of the place. */
  readonly path: string;
  /** Where it was, for what moved or got another name. */
  readonly from?: string;
  readonly before?: JsonValue;
  readonly after?: JsonValue;
}

/** What differs between two definitions, field by field; items of lists are matched by what they are, not by number. */
export function fieldDifferences(before: JsonValue, after: JsonValue): readonly FieldDifference[] {
  let document = before;
  return differences(before, after).edits.flatMap((edit) => {
    const applied = applyChange(document, { label: { key: 'edit.text' }, edits: [edit] });
    if (isRefused(applied)) return [];
    const found = differenceOf(edit, document, applied.definition);
    document = applied.definition;
    return [found];
  });
}

function differenceOf(edit: Edit, old: JsonValue, next: JsonValue): FieldDifference {
  switch (edit.op) {
    case 'remove':
      return { kind: 'removed', path: edit.path, ...valueOf('before', old, edit.path) };
    case 'insert':
      return { kind: 'added', path: edit.path, after: edit.value };
    case 'move':
      return { kind: 'moved', path: edit.path, from: edit.from, ...valueOf('after', next, edit.path) };
    case 'rename': {
      const path = [...edit.path.split('/').slice(0, -1), edit.key].join('/');
      return { kind: 'moved', path, from: edit.path };
    }
    case 'set': {
      const was = valueOf('before', old, edit.path);
      const kind = was.before === undefined ? 'added' : 'changed';
      return { kind, path: edit.path, ...was, after: edit.value };
    }
  }
}

function valueOf<Side extends 'before' | 'after'>(
  side: Side,
  document: JsonValue,
  path: string,
): { readonly [One in Side]?: JsonValue } {
  const value = resolvePointer(document, path) as JsonValue | undefined;
  return (value === undefined ? {} : { [side]: value }) as { readonly [One in Side]?: JsonValue };
}

/** A path in words: "steps › pay › retry › attempts"; numbers of lists count from 1. */
export function placeWords(path: string): string {
  return pointerParts(path)
    .map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : part))
    .join(' › ');
}
