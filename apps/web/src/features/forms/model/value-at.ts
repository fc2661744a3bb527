import { resolvePointer, type JsonValue } from '@fermata/model';

/** What stands at a place of a document; a document of JSON holds nothing but JSON. */
export function valueAt(document: JsonValue, path: string): JsonValue | undefined {
  return resolvePointer(document, path) as JsonValue | undefined;
}
