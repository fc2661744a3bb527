import { align } from '@fermata/editing';
import type { JsonObject, JsonValue } from '@fermata/model';
import { isNode, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import { keyText } from './keys.ts';
import type { PatchSpot, Spot } from './parts.ts';
import { newNames } from './patch-map.ts';
import { inlineText, pairText, scalarText } from './render.ts';
import { columnOf, spliced, type Splice } from './splice.ts';

/** Widest line that fields in braces are kept in. */
const LINE = 110;

interface OldPair {
  readonly key: string;
  readonly pair: Pair;
}

/** Changes fields in braces; those that stay keep how they are written. */
export function patchFlowMap(
  source: string,
  spot: Spot & { readonly node: YAMLMap },
  patchSpot: PatchSpot,
): readonly Splice[] {
  const [before, after] = [spot.before as JsonObject, spot.after as JsonObject];
  const names = newNames(before, after);
  const pairs = new Map(
    spot.node.items.map((pair): [string, OldPair] => {
      const key = keyText(pair.key) ?? '';
      return [names.get(key) ?? key, { key, pair }];
    }),
  );
  const written = Object.entries(after).map(([name, value]) => {
    const old = pairs.get(name);
    const inner =
      old && valueSplices(source, old.pair.value, patchSpot, { before: before[old.key], after: value });
    return { name, value, old, inner };
  });
  const isInPlace = names.size === 0 && written.length === pairs.size;
  if (isInPlace && written.every(({ inner }) => inner !== undefined)) {
    return written.flatMap(({ inner = [] }) => inner);
  }
  const texts = written.map(({ name, value, old, inner }) =>
    old === undefined || inner === undefined ? pairText(name, value) : keptPair(source, { name, old, inner }),
  );
  return fitted(source, spot, `{ ${texts.join(', ')} }`);
}

interface KeptPair {
  readonly name: string;
  readonly old: OldPair;
  readonly inner: readonly Splice[];
}

function keptPair(source: string, { name, old, inner }: KeptPair): string {
  const key = old.key === name ? keySource(source, old.pair.key) : scalarText(name);
  return `${key}: ${nodeText(source, old.pair.value, inner)}`;
}

/** Changes items in brackets; those that stay keep how they are written. */
export function patchFlowSeq(
  source: string,
  spot: Spot & { readonly node: YAMLSeq },
  patchSpot: PatchSpot,
): readonly Splice[] {
  const [before = [], after = []] = [spot.before, spot.after] as readonly (readonly JsonValue[])[];
  const matches = align(before, after);
  const written = after.map((value, at) => {
    const from = matches[at];
    const node = from === undefined ? undefined : spot.node.items[from];
    const values = { before: before[from ?? -1], after: value };
    const inner = from === undefined ? undefined : valueSplices(source, node, patchSpot, values);
    return { value, node, inner };
  });
  const isInPlace = written.length === before.length && matches.every((from, at) => from === at);
  if (isInPlace && written.every(({ inner }) => inner !== undefined)) {
    return written.flatMap(({ inner = [] }) => inner);
  }
  const texts = written.map(({ value, node, inner }) =>
    inner === undefined ? inlineText(value) : nodeText(source, node, inner),
  );
  return fitted(source, spot, `[${texts.join(', ')}]`);
}

function keySource(source: string, key: unknown): string {
  const range = isNode(key) ? key.range : undefined;
  return range ? source.slice(range[0], range[1]) : '';
}

interface Values {
  readonly before: JsonValue | undefined;
  readonly after: JsonValue;
}

/** The splices of a value within brackets; undefined for one that stands in no text. */
function valueSplices(
  source: string,
  node: unknown,
  patchSpot: PatchSpot,
  { before, after }: Values,
): readonly Splice[] | undefined {
  const range = isNode(node) ? node.range : undefined;
  if (!range || before === undefined || range[0] === range[1]) return undefined;
  const replace = (): readonly Splice[] => [{ from: range[0], to: range[1], text: inlineText(after) }];
  return patchSpot(source, { node, before, after, flow: true, replace });
}

function nodeText(source: string, node: unknown, inner: readonly Splice[]): string {
  const range = isNode(node) ? node.range : undefined;
  return range ? spliced(source, inner, range[0], range[1]) : '';
}

/** In its place if it fits into the line, or must stay in one; else as a block. */
function fitted(source: string, { node, flow, replace }: Spot, text: string): readonly Splice[] {
  const range = isNode(node) ? node.range : undefined;
  if (!range) return replace();
  const fits = columnOf(source, range[0]) + text.length <= LINE && !text.includes('\n');
  return flow || fits ? [{ from: range[0], to: range[1], text }] : replace();
}
