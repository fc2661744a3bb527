import type { Language } from '@fermata/expressions';
import type { Cell } from './cells.ts';
import { PlaceIndex } from './place-index.ts';
import { settlingReads } from './reads.ts';

/** Most dependencies that are followed; a form with more is in the order of its plan there. */
const mostEdges = 200_000;

interface Graph {
  /** For each cell, those that must wait for it. */
  readonly next: readonly (readonly Cell[])[];
  /** For each cell, for how many it waits. */
  readonly waits: number[];
}

/**
 * The order in which cells are settled: a cell after those around it, and after those whose fields its `show` and
 * `compute` read. In a circle the order of the plan holds. `order[cell.place]` is the rank of a cell.
 */
export function settlingOrder(cells: readonly Cell[], language: Language): readonly number[] {
  const { order, rest } = sorted(cells, language);
  const ranks: number[] = [];
  for (const [rank, cell] of [...order, ...rest].entries()) ranks[cell.place] = rank;
  return ranks;
}

/** The cells whose `show` or `compute` depends on themselves. */
export function cyclesOf(cells: readonly Cell[], language: Language): readonly Cell[] {
  const { rest, next } = sorted(cells, language);
  let circle = new Set(rest);
  for (let size = -1; size !== circle.size;) {
    size = circle.size;
    const left = [...circle].filter((cell) => next[cell.place]?.some((other) => circle.has(other)));
    circle = new Set(left);
  }
  return [...circle].filter((cell) => settlingReads(cell, language).length > 0);
}

interface Sorted {
  readonly order: readonly Cell[];
  /** What waits for itself, or for such a one. */
  readonly rest: readonly Cell[];
  readonly next: Graph['next'];
}

function sorted(cells: readonly Cell[], language: Language): Sorted {
  const { next, waits } = graphOf(cells, language);
  const order = cells.filter((cell) => waits[cell.place] === 0);
  for (const cell of order) {
    for (const other of next[cell.place] ?? []) {
      const left = (waits[other.place] ?? 0) - 1;
      waits[other.place] = left;
      if (left === 0) order.push(other);
    }
  }
  return { order, next, rest: cells.filter((cell) => (waits[cell.place] ?? 0) > 0) };
}

function graphOf(cells: readonly Cell[], language: Language): Graph {
  const fields = new PlaceIndex<Cell>();
  for (const cell of cells) if (cell.field !== undefined) fields.add(cell.field, cell);
  const next: Cell[][] = cells.map(() => []);
  const waits = cells.map(() => 0);
  let edges = 0;
  const wait = (cell: Cell, before: Cell): void => {
    if (++edges > mostEdges) return;
    next[before.place]?.push(cell);
    waits[cell.place] = (waits[cell.place] ?? 0) + 1;
  };
  for (const cell of cells) {
    if (cell.parent !== undefined) wait(cell, cell.parent);
    for (const { pattern } of settlingReads(cell, language))
      fields.visit(pattern, (before) => wait(cell, before));
  }
  return { next, waits };
}
