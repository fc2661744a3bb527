/** Names for the items of lists that stay with an item while it moves, so that what is focused and open stays with it. */
export interface ItemIds {
  /** The names of so many items of the list at a pointer. */
  of(pointer: string, count: number): readonly number[];
  inserted(pointer: string, index: number): void;
  removed(pointer: string, index: number): void;
  moved(pointer: string, from: number, to: number): void;
}

/** Names for the lists of one form. */
export function createItemIds(): ItemIds {
  const lists = new Map<string, number[]>();
  let last = 0;
  const next = (): number => (last += 1);
  const listOf = (pointer: string): number[] => {
    const found = lists.get(pointer) ?? [];
    lists.set(pointer, found);
    return found;
  };
  /** Lists inside the items have other pointers now: they get new names. */
  const forgetInside = (pointer: string): void => {
    for (const key of [...lists.keys()]) if (key.startsWith(`${pointer}/`)) lists.delete(key);
  };
  return {
    of(pointer, count) {
      const list = listOf(pointer);
      while (list.length < count) list.push(next());
      list.length = count;
      return [...list];
    },
    inserted(pointer, index) {
      listOf(pointer).splice(index, 0, next());
      forgetInside(pointer);
    },
    removed(pointer, index) {
      listOf(pointer).splice(index, 1);
      forgetInside(pointer);
    },
    moved(pointer, from, to) {
      const list = listOf(pointer);
      const [id] = list.splice(from, 1);
      if (id !== undefined) list.splice(to, 0, id);
      forgetInside(pointer);
    },
  };
}
