/** Where the keyboard stands in a list and what is chosen in it; all by id, so that rows may come and go. */
export interface Choice {
  readonly cursor: string | undefined;
  /** Where a range begins. */
  readonly anchor: string | undefined;
  readonly chosen: ReadonlySet<string>;
}

/** Nothing is chosen and the keyboard stands nowhere. */
export const noChoice: Choice = Object.freeze({
  cursor: undefined,
  anchor: undefined,
  chosen: Object.freeze(new Set<string>()) as ReadonlySet<string>,
});

/** The row beside the cursor; from nowhere the first one, beyond the ends it stays. */
export function beside(ids: readonly string[], cursor: string | undefined, by: 1 | -1): string | undefined {
  const at = cursor === undefined ? -1 : ids.indexOf(cursor);
  if (at < 0) return ids[0];
  return ids[Math.min(ids.length - 1, Math.max(0, at + by))];
}

/** Moves the cursor; what is chosen stays. */
export function moved(choice: Choice, ids: readonly string[], by: 1 | -1): Choice {
  return { ...choice, cursor: beside(ids, choice.cursor, by), anchor: undefined };
}

/** Moves the cursor and chooses every row from where the range began. */
export function stretched(choice: Choice, ids: readonly string[], by: 1 | -1): Choice {
  const cursor = beside(ids, choice.cursor, by);
  const anchor = choice.anchor ?? choice.cursor ?? cursor;
  return { cursor, anchor, chosen: new Set([...choice.chosen, ...between(ids, anchor, cursor)]) };
}

/** Chooses a row or leaves it out. */
export function toggled(choice: Choice, id: string): Choice {
  const chosen = new Set(choice.chosen);
  if (!chosen.delete(id)) chosen.add(id);
  return { cursor: id, anchor: id, chosen };
}

/** Chooses every row from the cursor to this one: a click with Shift. */
export function rangedTo(choice: Choice, ids: readonly string[], id: string): Choice {
  const anchor = choice.anchor ?? choice.cursor ?? id;
  return { cursor: id, anchor, chosen: new Set([...choice.chosen, ...between(ids, anchor, id)]) };
}

/** The choice among the rows that are there: what has left is chosen no longer. */
export function among(choice: Choice, ids: readonly string[]): ReadonlySet<string> {
  const present = new Set(ids);
  return new Set([...choice.chosen].filter((id) => present.has(id)));
}

function between(
  ids: readonly string[],
  one: string | undefined,
  other: string | undefined,
): readonly string[] {
  if (one === undefined || other === undefined) return [];
  const [from, to] = [ids.indexOf(one), ids.indexOf(other)].sort((a, b) => a - b);
  return from === undefined || to === undefined || from < 0 ? [] : ids.slice(from, to + 1);
}
