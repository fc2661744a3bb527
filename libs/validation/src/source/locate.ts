import type { Document, LineCounter, Pair } from 'yaml';
import { isAlias, isMap, isNode, isSeq } from 'yaml';
import type { SourcePlace } from '@fermata/model';
import { pointerParts } from '@fermata/model';
import { keyText } from './keys.ts';

/** Where a JSON Pointer stands in the text: the key of a field, the beginning of an item; the nearest place that exists. */
export function locate(document: Document, lines: LineCounter, path: string): SourcePlace {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const part of pointerParts(path)) {
    const child = childOf(document, node, part);
    if (child === undefined) break;
    offset = child.offset ?? offset;
    node = child.node;
  }
  return placeAt(lines, offset);
}

/** Line and column of an offset, both from 1. */
export function placeAt(lines: LineCounter, offset: number): SourcePlace {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

interface Child {
  readonly node: unknown;
  readonly offset: number | undefined;
}

function childOf(document: Document, parent: unknown, part: string): Child | undefined {
  const node = isAlias(parent) ? parent.resolve(document) : parent;
  if (isSeq(node)) return itemOf(node.items[Number(part)]);
  if (!isMap(node)) return undefined;
  const pair = node.items.find((entry: Pair) => keyText(entry.key) === part);
  return pair === undefined ? undefined : { node: pair.value, offset: startOf(pair.key) };
}

function itemOf(item: unknown): Child | undefined {
  return item === undefined ? undefined : { node: item, offset: startOf(item) };
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
