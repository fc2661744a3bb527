/** Something that the palette offers. */
export interface Entry {
  readonly id: string;
  readonly title: string;
  readonly hint?: string;
  /** Other words that it is found by. */
  readonly also?: readonly string[];
  readonly keys?: string;
  /** Why it cannot be done now. */
  readonly blocked?: string;
  readonly run: () => void;
}

/** Entries of one sort under their heading. */
export interface Group {
  readonly label: string;
  readonly entries: readonly Entry[];
}

/** How well an entry fits what is typed: the smaller the better. */
const ranks = Object.freeze({ same: 0, begins: 1, words: 2, within: 3, also: 4, loose: 5 } as const);

type Rank = (typeof ranks)[keyof typeof ranks];

/** How well an entry fits: by its title before its other words; `loose`: only whoever found it knows why. */
function rankOf(query: string, { title, also = [] }: Entry): Rank {
  const [wanted, name] = [folded(query), folded(title)];
  if (name === wanted) return ranks.same;
  if (name.startsWith(wanted)) return ranks.begins;
  const words = wanted.split(' ');
  const parts = name.split(/[^\p{L}\p{N}]+/u);
  if (words.every((word) => parts.some((part) => part.startsWith(word)))) return ranks.words;
  if (words.every((word) => name.includes(word))) return ranks.within;
  const all = folded([title, ...also].join(' '));
  return words.every((word) => all.includes(word)) ? ranks.also : ranks.loose;
}

/** Whether every word that is typed lies in the title or in the other words. */
export function fits(query: string, entry: Entry): boolean {
  return folded(query) === '' || rankOf(query, entry) < ranks.loose;
}

/**
 * The groups with the best fitting entries first, and in front the group with the best entry that can be done now;
 * where two fit alike, and while nothing is typed, the order stays as it was given. Empty groups are left out.
 */
export function arranged(query: string, groups: readonly Group[]): readonly Group[] {
  const filled = groups.filter(({ entries }) => entries.length > 0);
  if (folded(query) === '') return filled;
  return filled
    .map((group) => ({ ...group, entries: sorted(group.entries, (entry) => rankOf(query, entry)) }))
    .map((group) => ({ group, best: bestOf(query, group) }))
    .toSorted((one, other) => one.best - other.best)
    .map(({ group }) => group);
}

function bestOf(query: string, { entries }: Group): number {
  const open = entries.filter(({ blocked }) => blocked === undefined);
  return Math.min(ranks.loose + 1, ...open.map((entry) => rankOf(query, entry)));
}

/** What can be done stands before what cannot. */
function sorted(entries: readonly Entry[], rank: (entry: Entry) => number): readonly Entry[] {
  const weight = (entry: Entry): number => rank(entry) + (entry.blocked === undefined ? 0 : 10);
  return entries.toSorted((one, other) => weight(one) - weight(other));
}

/** Without case, marks on letters, and blanks at the ends. */
function folded(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().trim().replaceAll(/\s+/g, ' ');
}
