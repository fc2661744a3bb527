import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/**
 * Rooms whose specs run together in a whole run, and in how many files. Jest loads every module anew for every file,
 * which for a room that stands on the whole house takes far longer than its tests.
 * @type {Readonly<Record<string, { readonly folder: string, readonly pattern: RegExp, readonly parts: number }>>}
 */
export const rooms = Object.freeze({
  api: { folder: 'apps/api/src', pattern: /\.int\.spec\.ts$/, parts: 8 },
  persistence: { folder: 'libs/persistence/src', pattern: /\.int\.spec\.ts$/, parts: 4 },
});

/**
 * Loads one part of a room's specs into the file that calls it: they run one after the other, as if they stood there.
 * @param {keyof typeof rooms} room
 * @param {number} part counted from 1
 */
export async function runTogether(room, part) {
  const { folder, pattern, parts } = rooms[room];
  const found = specsBelow(join(root, folder), pattern);
  for (const { path } of partsOf(found, parts)[part - 1]) await import(path);
}

/**
 * Shares specs out so that each part has about as much text.
 * @template {{ readonly path: string, readonly size: number }} T
 * @param {readonly T[]} specs
 * @param {number} count
 * @returns {T[][]} every spec in exactly one part
 */
export function partsOf(specs, count) {
  const parts = Array.from({ length: count }, () => ({ size: 0, specs: [] }));
  for (const spec of specs.toSorted((a, b) => b.size - a.size || (a.path < b.path ? -1 : 1))) {
    const lightest = parts.reduce((least, part) => (part.size < least.size ? part : least));
    lightest.size += spec.size;
    lightest.specs.push(spec);
  }
  return parts.map((part) => part.specs);
}

function specsBelow(folder, pattern) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => pattern.test(name))
    .map((name) => ({ path: join(folder, name), size: statSync(join(folder, name)).size }));
}
