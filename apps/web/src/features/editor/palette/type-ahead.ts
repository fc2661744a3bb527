/** What was typed in a list of titles, and when the last letter of it came. */
export interface Typed {
  readonly text: string;
  readonly atMs: number;
}

/** Nothing was typed yet. */
export const nothingTyped: Typed = Object.freeze({ text: '', atMs: Number.NEGATIVE_INFINITY });

/** Letters that come within this time belong to one word. */
const togetherMs = 700;

/** Adds a key to what was typed; undefined for a key that is no letter or digit. */
export function typeOn(before: Typed, key: string, atMs: number): Typed | undefined {
  if (!/^[\p{L}\p{N}]$/u.test(key)) return undefined;
  const goesOn = atMs - before.atMs <= togetherMs;
  return { text: (goesOn ? before.text : '') + key.toLocaleLowerCase(), atMs };
}

/**
 * The title that letters lead to from the one at `here`, going round; undefined when none begins so. One letter goes on
 * to the next title, also when it is typed again and again; a word stays where it is while it fits.
 */
export function titleAhead(titles: readonly string[], here: number, { text }: Typed): number | undefined {
  const [first = ''] = text;
  const isOneLetter = text === first.repeat(text.length);
  const wanted = isOneLetter ? first : text;
  const from = isOneLetter ? here + 1 : here;
  return titles
    .map((_, index) => (from + index) % titles.length)
    .find((index) => titles[index]?.toLocaleLowerCase().startsWith(wanted));
}
