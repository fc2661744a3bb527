import { pointerParts } from '@fermata/model';
import { isList } from '../compile/kinds.ts';
import type { PlanNode } from '../plan.ts';

/**
 * A node as the engine sees it. One cell stands for all items of the lists around it; an *instance* is a cell with an
 * index for each of these lists.
 */
export interface Cell {
  /** Place in the plan, parents before children. */
  readonly place: number;
  readonly node: PlanNode;
  readonly parent: Cell | undefined;
  readonly children: readonly Cell[];
  /** The lists around, outermost first: as many as an instance has indexes. */
  readonly lists: readonly Cell[];
  /** Pattern of its field. */
  readonly field: readonly string[] | undefined;
  readonly isList: boolean;
  /** Whether others edit parts of its field. */
  readonly holds: boolean;
}

/** A cell and the indexes of the items that it stands in. */
export interface Instance {
  readonly cell: Cell;
  readonly indexes: readonly number[];
}

/** All cells of a form, in the order of the plan. */
export function cellsOf(nodes: readonly PlanNode[]): readonly Cell[] {
  const cells: Cell[] = [];
  addCells(nodes, undefined, cells);
  return cells;
}

function addCells(nodes: readonly PlanNode[], parent: Cell | undefined, into: Cell[]): readonly Cell[] {
  return nodes.map((node) => {
    const field = node.field === undefined ? undefined : pointerParts(node.field);
    const children: Cell[] = [];
    const cell: Cell = {
      place: into.length,
      node,
      parent,
      children,
      lists: listsInside(parent),
      field,
      isList: field !== undefined && isList(node.component),
      holds: field !== undefined && node.children.length > 0,
    };
    into.push(cell);
    children.push(...addCells(node.children, cell, into));
    return cell;
  });
}

function listsInside(parent: Cell | undefined): readonly Cell[] {
  if (parent === undefined) return [];
  return parent.isList ? [...parent.lists, parent] : parent.lists;
}

/** The key of an instance. */
export function keyOf(nodeId: string, indexes: readonly number[]): string {
  return indexes.length === 0 ? nodeId : `${nodeId}#${indexes.join('.')}`;
}

/** A pattern with its `*` replaced by indexes. */
export function concrete(pattern: readonly string[], indexes: readonly number[]): readonly string[] {
  if (indexes.length === 0) return pattern;
  let next = 0;
  return pattern.map((part) => (part === '*' && next < indexes.length ? String(indexes[next++]) : part));
}
