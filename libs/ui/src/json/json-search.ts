import { extendPointer, type JsonValue } from '@fermata/model';

const most = 500;

/** Paths of values whose key or text contains the words, without regard to case; at most some hundreds. */
export function foundIn(value: JsonValue, words: string): ReadonlySet<string> {
  const found = new Set<string>();
  const sought = words.trim().toLowerCase();
  if (sought !== '') look(value, '', sought, found);
  return found;
}

function look(value: JsonValue, path: string, sought: string, found: Set<string>): void {
  for (const [key, item] of entriesOf(value)) {
    if (found.size >= most) return;
    const place = extendPointer(path, key);
    const isFound = key.toLowerCase().includes(sought) || textOf(item).toLowerCase().includes(sought);
    if (isFound) found.add(place);
    look(item, place, sought, found);
  }
}

function textOf(value: JsonValue): string {
  return typeof value === 'object' ? '' : String(value);
}

/** The members of an object or list; none for anything else. */
export function entriesOf(value: JsonValue): readonly (readonly [string, JsonValue])[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

/** The paths above a path, the root among them. */
export function pathsAbove(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
