import { isObject, type JsonValue } from '@fermata/model';

/** One value that tells a task from others. */
export interface Fact {
  readonly name: string;
  readonly value: JsonValue;
}

const most = 12;
const longest = 200;
const secret =
  /pass(word|phrase|wd)|secret|token|credential|authori[sz]ation|api.?key|private.?key|\bpin\b|cvc|cvv/i;

/** What tells most comes first: amounts, names, ids, dates. */
const telling: readonly RegExp[] = Object.freeze([
  /amount|total|sum|price|value|cost|balance|currency/i,
  /name|customer|client|supplier|person|company|subject|title/i,
  /id$|number|reference|order|key|code/i,
  /date|time|at$|until|since|due/i,
]);

/** At most 12 scalar members of the sources, the most telling first; the same name is told once, of the first source. */
export function factsOf(...sources: readonly JsonValue[]): readonly Fact[] {
  const facts = new Map<string, JsonValue>();
  for (const { name, value } of sources.flatMap((source) => scalarsOf(source, ''))) {
    if (!facts.has(name)) facts.set(name, value);
  }
  const ranked = [...facts].map(([name, value]) => ({ name, value, rank: rankOf(name) }));
  const sorted = ranked.toSorted((one, other) => one.rank - other.rank);
  return sorted.slice(0, most).map(({ name, value }) => ({ name, value }));
}

/** Members of members are told as `order.id`; deeper ones and lists are not. */
function scalarsOf(value: JsonValue, prefix: string): readonly Fact[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([member, inner]) => {
    const name = `${prefix}${member}`;
    if (secret.test(name) || inner === undefined) return [];
    if (isObject(inner)) return prefix === '' ? scalarsOf(inner, `${name}.`) : [];
    return isTold(inner) ? [{ name, value: inner }] : [];
  });
}

function isTold(value: JsonValue): boolean {
  if (typeof value === 'string') return value.trim() !== '' && value.length <= longest;
  return typeof value === 'number' || typeof value === 'boolean';
}

function rankOf(name: string): number {
  const last = name.slice(name.lastIndexOf('.') + 1);
  const rank = telling.findIndex((pattern) => pattern.test(last));
  return rank === -1 ? telling.length : rank;
}
