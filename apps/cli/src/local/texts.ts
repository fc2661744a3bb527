import { isObject, parseReference, type JsonValue } from '@fermata/model';

/** Every text in a document that could name a definition: references stand in many places of the language. */
export function referenceTexts(document: JsonValue): ReadonlySet<string> {
  const found = new Set<string>();
  const open: JsonValue[] = [document];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value === 'string') {
      if (parseReference(value) !== undefined) found.add(value);
    } else if (Array.isArray(value)) open.push(...(value as readonly JsonValue[]));
    else if (isObject(value)) open.push(...(Object.values(value) as readonly JsonValue[]));
  }
  return found;
}
