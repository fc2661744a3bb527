import { align } from '@fermata/editing';
import type { JsonValue } from '@fermata/model';
import { isNode, type YAMLSeq } from 'yaml';
import {
  keepsOrder,
  keptBefore,
  partsOf,
  rearranged,
  type Part,
  type PatchSpot,
  type Spot,
} from './parts.ts';
import { textBehindDash } from './render.ts';
import { beginsLine, columnOf, spliced, trimmedEnd, type Splice } from './splice.ts';

interface Item {
  readonly node: unknown;
  readonly dash: number;
  readonly from: number;
  readonly end: number;
}

type Lists = { readonly before: readonly JsonValue[]; readonly after: readonly JsonValue[] };

/** Changes a block of items. An item that stays, or moves, keeps how it is written and its comments. */
export function patchSeq(
  source: string,
  { node, before, after, replace }: Spot & { readonly node: YAMLSeq },
  patchSpot: PatchSpot,
): readonly Splice[] {
  const items = node.items.map((item) => itemOf(source, item));
  if (!items.every((item) => item !== undefined)) return replace();
  const lists = { before, after } as Lists;
  const matches = align(lists.before, lists.after);
  const [first] = items;
  const isMoved = matches.length !== items.length || matches.some((from, at) => from !== at);
  if (first === undefined || (isMoved && !beginsLine(source, first.dash))) return replace();
  const inner = (at: number): readonly Splice[] =>
    patchItem(source, { items, lists, matches, at }, patchSpot);
  const parts = partsOf(
    source,
    items.map(({ dash, end }) => ({ mark: dash, end })),
  );
  const fresh = (at: number): string => newItem(source, first, lists.after[at] as JsonValue);
  if (!keepsOrder(matches)) return [reordered(source, parts, matches, { inner, fresh })];
  const gone = items.flatMap((_, index) => (matches.includes(index) ? [] : [index]));
  if (gone.length === items.length) return replace();
  const additions = matches.flatMap((from, at) =>
    from === undefined ? [{ text: fresh(at), after: keptBefore(matches, at) }] : [],
  );
  return [...matches.flatMap((_, at) => inner(at)), ...rearranged(parts, gone, additions)];
}

function itemOf(source: string, node: unknown): Item | undefined {
  if (!isNode(node) || !node.range) return undefined;
  const [from, end] = node.range;
  const dash = source.lastIndexOf('-', from - 1);
  if (dash < 0 || !/^-[ \t]+$/.test(source.slice(dash, from))) return undefined;
  return { node, dash, from, end };
}

function newItem(source: string, { dash, from }: Item, value: JsonValue): string {
  const [column, indent] = [columnOf(source, dash), columnOf(source, from)];
  return `${' '.repeat(column)}-${' '.repeat(indent - column - 1)}${textBehindDash(value, indent)}\n`;
}

interface Place {
  readonly items: readonly Item[];
  readonly lists: Lists;
  readonly matches: readonly (number | undefined)[];
  readonly at: number;
}

function patchItem(
  source: string,
  { items, lists, matches, at }: Place,
  patchSpot: PatchSpot,
): readonly Splice[] {
  const index = matches[at];
  const item = items[index ?? -1];
  if (item === undefined || index === undefined) return [];
  const [before, after] = [lists.before[index] as JsonValue, lists.after[at] as JsonValue];
  const replace = (): readonly Splice[] => [
    {
      from: item.from,
      to: Math.max(trimmedEnd(source, item.end), item.from),
      text: textBehindDash(after, columnOf(source, item.from)),
    },
  ];
  return patchSpot(source, { node: item.node, before, after, flow: false, replace });
}

interface Writers {
  readonly inner: (at: number) => readonly Splice[];
  readonly fresh: (at: number) => string;
}

function reordered(
  source: string,
  parts: readonly Part[],
  matches: readonly (number | undefined)[],
  { inner, fresh }: Writers,
): Splice {
  const texts = matches.map((from, at) => {
    const part = parts[from ?? -1];
    return part === undefined ? fresh(at) : spliced(source, inner(at), part.from, part.to);
  });
  return { from: parts[0]?.from ?? 0, to: parts.at(-1)?.to ?? 0, text: texts.join('') };
}
