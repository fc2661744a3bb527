/** Whether two JSON-like values (sets compare by their identity) say the same. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (!isObject(one) || !isObject(other) || Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every((key) => Object.hasOwn(other, key) && isSame(one[key], other[key]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const kind: unknown = Object.getPrototypeOf(value);
  return kind === Object.prototype || kind === Array.prototype || kind === null;
}

/**
 * The next list with every item that says the same as before replaced by the one from before: what did not change keeps
 * its identity, so that nothing is drawn again for it. The previous list itself when nothing changed at all.
 */
export function keepSame<T extends { readonly id: string }>(previous: readonly T[], next: readonly T[]): T[] {
  const known = new Map(previous.map((item) => [item.id, item]));
  const kept = next.map((item) => {
    const before = known.get(item.id);
    return before !== undefined && isSame(before, item) ? before : item;
  });
  const isUnchanged =
    kept.length === previous.length && kept.every((item, index) => item === previous[index]);
  return isUnchanged ? (previous as T[]) : kept;
}
