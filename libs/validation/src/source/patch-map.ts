import { differences } from '@fermata/editing';
import type { JsonObject, JsonValue } from '@fermata/model';
import { pointerParts } from '@fermata/model';
import { isNode, isScalar, type Pair, type YAMLMap } from 'yaml';
import { keyText } from './keys.ts';
import { keepsOrder, keptBefore, partsOf, rearranged, type PatchSpot, type Spot } from './parts.ts';
import { scalarText, textBehindColon } from './render.ts';
import { beginsLine, columnOf, trimmedEnd, type Splice } from './splice.ts';

interface Field {
  readonly key: string;
  readonly keyFrom: number;
  readonly keyTo: number;
  readonly value: unknown;
  /** Behind the colon. */
  readonly colon: number;
  readonly end: number;
}

/** Changes a block of fields. A field keeps its comments; a new one stands behind the one that it follows. */
export function patchMap(
  source: string,
  { node, before, after, replace }: Spot & { readonly node: YAMLMap },
  patchSpot: PatchSpot,
): readonly Splice[] {
  const fields = node.items.map((pair) => fieldOf(source, pair));
  if (!fields.every((field) => field !== undefined)) return replace();
  const names = newNames(before as JsonObject, after as JsonObject);
  const keys = Object.keys(after as JsonObject);
  const matches = keys.map((key) => indexIn(fields, key, names));
  const gone = fields.flatMap((_, index) => (matches.includes(index) ? [] : [index]));
  const hasFirst = matches.some((from) => from !== undefined);
  const isFirstTouched = gone.includes(0) || (matches[0] === undefined && keepsOrder(matches));
  const [first] = fields;
  if (!hasFirst || first === undefined || (isFirstTouched && !beginsLine(source, first.keyFrom)))
    return replace();
  const indent = columnOf(source, first.keyFrom);
  const inner = keys.flatMap((key, at) => {
    const field = fields[matches[at] ?? -1];
    if (field === undefined) return [];
    const values = { before: valueOf(before, field.key), after: valueOf(after, key) };
    return [...renamed(field, key), ...patchField(source, { field, indent, ...values }, patchSpot)];
  });
  const additions = keys.flatMap((key, at) => {
    if (matches[at] !== undefined) return [];
    const text = `${' '.repeat(indent)}${scalarText(key)}:${textBehindColon(valueOf(after, key), indent)}\n`;
    return [{ text, after: keptBefore(matches, at) }];
  });
  const marks = fields.map(({ keyFrom, end }) => ({ mark: keyFrom, end }));
  return [...inner, ...rearranged(partsOf(source, marks), gone, additions)];
}

function valueOf(value: JsonValue, key: string): JsonValue {
  return (value as JsonObject)[key] as JsonValue;
}

function fieldOf(source: string, { key, value }: Pair): Field | undefined {
  const name = keyText(key);
  if (name === undefined || !isScalar(key) || !key.range || key.anchor !== undefined) return undefined;
  const [keyFrom, keyTo] = key.range;
  const colon = source.indexOf(':', keyTo) + 1;
  if (colon === 0 || source.slice(keyTo, colon - 1).trim() !== '') return undefined;
  const end = isNode(value) && value.range ? Math.max(value.range[1], colon) : colon;
  return { key: name, keyFrom, keyTo, value, colon, end };
}

interface Changed {
  readonly field: Field;
  readonly indent: number;
  readonly before: JsonValue;
  readonly after: JsonValue;
}

function patchField(
  source: string,
  { field, indent, before, after }: Changed,
  patchSpot: PatchSpot,
): readonly Splice[] {
  const replace = (): readonly Splice[] => {
    const to = Math.max(trimmedEnd(source, field.end), field.colon);
    return [{ from: field.colon, to, text: textBehindColon(after, indent) }];
  };
  return patchSpot(source, { node: field.value, before, after, flow: false, replace });
}

function renamed({ key, keyFrom, keyTo }: Field, name: string): readonly Splice[] {
  return key === name ? [] : [{ from: keyFrom, to: keyTo, text: scalarText(name) }];
}

/** Fields that only changed their key, by their old one. */
export function newNames(before: JsonObject, after: JsonObject): ReadonlyMap<string, string> {
  const { edits } = differences({ of: before }, { of: after });
  const own = edits.flatMap((edit) => {
    const parts = edit.op === 'rename' ? pointerParts(edit.path) : [];
    return edit.op === 'rename' && parts.length === 2 ? [[parts[1] ?? '', edit.key] as const] : [];
  });
  return new Map(own);
}

function indexIn(
  fields: readonly Field[],
  name: string,
  names: ReadonlyMap<string, string>,
): number | undefined {
  const index = fields.findIndex(({ key }) => (names.get(key) ?? key) === name);
  return index < 0 ? undefined : index;
}
