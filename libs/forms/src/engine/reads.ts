import { sourcesOf, type Language } from '@fermata/expressions';
import { pointerParts, type JsonValue } from '@fermata/model';
import type { Cell } from './cells.ts';

/** A part of the answer that an expression reads. */
export interface Read {
  /** Pattern; `*` where it is the item that the expression stands in. */
  readonly pattern: readonly string[];
  /** How many leading `*` are the indexes of the reading instance itself. */
  readonly own: number;
}

/** What decides whether a cell is shown, and what is computed. */
export function settlingReads(cell: Cell, language: Language): readonly Read[] {
  const { show, compute } = cell.node;
  return [show, compute].flatMap((source) => readsOf(source, language, cell));
}

/** What everything else of a cell reads. */
export function dressingReads(cell: Cell, language: Language): readonly Read[] {
  const { enable, require, choices, checks, value, requiredIn } = cell.node;
  const listed = choices?.kind === 'expression' ? choices.source : undefined;
  return [
    ...[enable, require, listed, ...checks.map(({ that }) => that)].flatMap((source) =>
      readsOf(source, language, cell),
    ),
    ...(choices?.kind === 'lookup' ? templateReads(choices.with, language, cell) : []),
    ...templateReads(value, language, cell),
    ...(requiredIn === undefined ? [] : [{ pattern: pointerParts(requiredIn), own: cell.lists.length }]),
  ];
}

/** What an expression reads of the answer; `output`, and inside lists the item by its names. */
export function readsOf(source: string | undefined, language: Language, cell?: Cell): readonly Read[] {
  if (source === undefined) return [];
  return language.referencedPaths(source).flatMap(([root, ...rest]) => readOf(root ?? '', rest, cell));
}

function readOf(root: string, rest: readonly string[], cell: Cell | undefined): readonly Read[] {
  if (root === 'output') return [{ pattern: rest, own: 0 }];
  const lists = cell?.lists ?? [];
  const named = lists.findLastIndex((list) => list.node.as === root);
  const level = root === 'item' ? lists.length - 1 : named;
  const list = lists[level];
  return list?.field === undefined ? [] : [{ pattern: [...list.field, '*', ...rest], own: level + 1 }];
}

function templateReads(template: JsonValue | undefined, language: Language, cell: Cell): readonly Read[] {
  if (template === undefined) return [];
  const parsed = language.parseTemplate(template);
  if (!parsed.ok) return [];
  return sourcesOf(parsed.template).flatMap((source) => readsOf(source, language, cell));
}
