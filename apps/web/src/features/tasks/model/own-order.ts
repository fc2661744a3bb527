/** The ids with one moved to the place of another; unchanged where either is not there. */
export function reordered(ids: readonly string[], moved: string, target: string): readonly string[] {
  const [from, to] = [ids.indexOf(moved), ids.indexOf(target)];
  if (from < 0 || to < 0 || from === to) return ids;
  const rest = ids.filter((id) => id !== moved);
  return [...rest.slice(0, to), moved, ...rest.slice(to)];
}

/** The ids with one moved up or down by one place. */
export function shifted(ids: readonly string[], id: string, by: 1 | -1): readonly string[] {
  const target = ids[ids.indexOf(id) + by];
  return target === undefined ? ids : reordered(ids, id, target);
}
