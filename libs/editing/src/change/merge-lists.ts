import { extendPointer, type JsonValue } from '@fermata/model';
import { align } from './align.ts';
import type { Conflict, Merged, Versions } from './versions.ts';
import { isSame } from './same.ts';

type List = readonly JsonValue[];

interface Lists {
  readonly base: List;
  readonly mine: List;
  readonly theirs: List;
}

/** An item of the merged list: which one it is in each version that has it. */
interface Entry {
  readonly base?: number;
  readonly mine?: number;
  readonly theirs?: number;
}

type MergeValue = (versions: Versions, path: string) => Merged;

/**
 * Merges lists item by item. What either removed is gone unless the other changed it; what either added is there, mine
 * behind the item that it follows; the order is mine if only I changed it.
 */
export function mergeLists(lists: Lists, path: string, mergeValue: MergeValue): Merged {
  const conflicts: Conflict[] = [];
  const value: JsonValue[] = [];
  for (const entry of entriesOf(lists)) {
    const versions = versionsOf(lists, entry);
    const place = extendPointer(path, value.length);
    const isGone = versions.theirs === undefined && versions.base !== undefined;
    const merged = mergeValue(versions, isGone ? path : place);
    conflicts.push(...merged.conflicts.map((one): Conflict => (isGone ? { ...one, isItem: true } : one)));
    if (merged.value !== undefined && !repeats(value, merged.value, entry)) value.push(merged.value);
  }
  return { value, conflicts };
}

/** What both added alike is added once. */
function repeats(list: List, item: JsonValue, { base, theirs }: Entry): boolean {
  return base === undefined && theirs === undefined && list.some((one) => isSame(one, item));
}

function versionsOf(lists: Lists, { base, mine, theirs }: Entry): Versions {
  return {
    base: lists.base[base ?? -1],
    mine: lists.mine[mine ?? -1],
    theirs: lists.theirs[theirs ?? -1],
  };
}

function entriesOf({ base, mine, theirs }: Lists): readonly Entry[] {
  const [ofMine, ofTheirs] = [align(base, mine), align(base, theirs)];
  const isMyOrder = isAscending(ofTheirs);
  const [lead, follow] = isMyOrder ? [ofMine, ofTheirs] : [ofTheirs, ofMine];
  const leading = lead.map((from, at): Entry => entryOf(from, at, isMyOrder, follow));
  const entries = [...leading];
  let place = 0;
  follow.forEach((from, at) => {
    const known = from === undefined ? -1 : entries.findIndex((one) => one.base === from);
    if (known >= 0) place = known + 1;
    else {
      const own = isMyOrder ? { theirs: at } : { mine: at };
      entries.splice(place, 0, from === undefined ? own : { base: from, ...own });
      place += 1;
    }
  });
  return entries;
}

function entryOf(
  from: number | undefined,
  at: number,
  isMine: boolean,
  follow: readonly (number | undefined)[],
): Entry {
  const own = isMine ? { mine: at } : { theirs: at };
  if (from === undefined) return own;
  const other = follow.indexOf(from);
  const both = other < 0 ? own : { ...own, ...(isMine ? { theirs: other } : { mine: other }) };
  return { base: from, ...both };
}

function isAscending(matches: readonly (number | undefined)[]): boolean {
  const kept = matches.filter((from) => from !== undefined);
  return kept.every((from, index) => index === 0 || (kept[index - 1] ?? 0) < from);
}
