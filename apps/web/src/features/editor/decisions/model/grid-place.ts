/** A cell of the grid: row and column from 0. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/** How large the grid is. */
export interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

/** Keys that are held beside another. */
export interface HeldKeys {
  readonly shift?: boolean;
  readonly ctrl?: boolean;
}

/** Where a key leads from a cell; undefined for a key that leads nowhere. Edges hold, Tab goes on in the next row. */
export function nextPlace(
  key: string,
  place: GridPlace,
  size: GridSize,
  { shift = false, ctrl = false }: HeldKeys = {},
): GridPlace | undefined {
  if (key === 'Tab') return tabbed(place, size, shift ? -1 : 1);
  const move = Object.hasOwn(MOVES, key) ? MOVES[key] : undefined;
  return move === undefined ? undefined : within(move(place, ctrl), size);
}

type Move = (place: GridPlace, isFar: boolean) => GridPlace;

const FAR = Number.MAX_SAFE_INTEGER;

const MOVES: Readonly<Record<string, Move>> = Object.freeze({
  ArrowUp: ({ row, column }: GridPlace, isFar: boolean) => ({ row: isFar ? 0 : row - 1, column }),
  ArrowDown: ({ row, column }: GridPlace, isFar: boolean) => ({ row: isFar ? FAR : row + 1, column }),
  ArrowLeft: ({ row, column }: GridPlace, isFar: boolean) => ({ row, column: isFar ? 0 : column - 1 }),
  ArrowRight: ({ row, column }: GridPlace, isFar: boolean) => ({ row, column: isFar ? FAR : column + 1 }),
  Home: ({ row }: GridPlace, isFar: boolean) => ({ row: isFar ? 0 : row, column: 0 }),
  End: ({ row }: GridPlace, isFar: boolean) => ({ row: isFar ? FAR : row, column: FAR }),
});

function tabbed({ row, column }: GridPlace, { rows, columns }: GridSize, by: number): GridPlace | undefined {
  const number = row * columns + column + by;
  if (number < 0 || number >= rows * columns) return undefined;
  return { row: Math.floor(number / columns), column: number % columns };
}

function within({ row, column }: GridPlace, { rows, columns }: GridSize): GridPlace {
  return {
    row: Math.min(Math.max(row, 0), Math.max(rows - 1, 0)),
    column: Math.min(Math.max(column, 0), Math.max(columns - 1, 0)),
  };
}
