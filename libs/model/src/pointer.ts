import { isObject } from './json.ts';

/** Builds a JSON Pointer (RFC 6901) from its parts; no part is the whole document. */
export function pointer(...parts: readonly (string | number)[]): string {
  return parts.map((part) => `/${escapePart(String(part))}`).join('');
}

/** Adds parts to a JSON Pointer. */
export function extendPointer(base: string, ...parts: readonly (string | number)[]): string {
  return base + pointer(...parts);
}

/** Takes a JSON Pointer apart; the inverse of {@link pointer}. */
export function pointerParts(path: string): string[] {
  if (path === '') return [];
  return path.slice(1).split('/').map(unescapePart);
}

/** The value a JSON Pointer leads to, or undefined if it leads nowhere. Only own properties are followed. */
export function resolvePointer(document: unknown, path: string): unknown {
  let current = document;
  for (const part of pointerParts(path)) {
    if (!hasPart(current, part)) return undefined;
    current = (current as Record<string, unknown>)[part];
  }
  return current;
}

/** Whether a JSON Pointer leads to a place in the document. */
export function pointerResolves(document: unknown, path: string): boolean {
  return path === '' || (path.startsWith('/') && resolvePointer(document, path) !== undefined);
}

/** The place itself, or else its nearest holder that the document has. */
export function nearestPointer(document: unknown, path: string): string {
  let place = path;
  while (!pointerResolves(document, place)) place = place.slice(0, Math.max(place.lastIndexOf('/'), 0));
  return place;
}

function hasPart(value: unknown, part: string): boolean {
  if (Array.isArray(value)) return index.test(part) && Number(part) < value.length;
  return isObject(value) && Object.hasOwn(value, part);
}

const index = /^(0|[1-9][0-9]*)$/;

function escapePart(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}

function unescapePart(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}
