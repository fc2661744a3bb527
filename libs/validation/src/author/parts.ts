import type { JsonSchema } from '@fermata/model';
import { extendPointer, isObject } from '@fermata/model';

/** How an instance is handed from a schema to one beneath it. */
export type Reach = 'same' | 'field' | 'extraField' | 'item' | 'extraItem' | 'name' | 'none';

/** One schema beneath another. */
export interface Part {
  readonly schema: unknown;
  readonly path: string;
  readonly reach: Reach;
}

const single: Readonly<Record<string, Reach>> = Object.freeze({
  items: 'item',
  contains: 'extraItem',
  unevaluatedItems: 'item',
  additionalProperties: 'field',
  unevaluatedProperties: 'field',
  propertyNames: 'name',
  contentSchema: 'none',
  not: 'same',
  if: 'same',
  then: 'same',
  else: 'same',
});

const lists: Readonly<Record<string, Reach>> = Object.freeze({
  allOf: 'same',
  anyOf: 'same',
  oneOf: 'same',
  prefixItems: 'item',
});

const maps: Readonly<Record<string, Reach>> = Object.freeze({
  properties: 'field',
  patternProperties: 'extraField',
  dependentSchemas: 'same',
  $defs: 'none',
  definitions: 'none',
});

/** The schemas directly beneath a schema, as its keywords say. */
export function partsOf(schema: JsonSchema, path: string): Part[] {
  return Object.entries(schema).flatMap(([keyword, value]) =>
    keywordParts(keyword, value, extendPointer(path, keyword)),
  );
}

function keywordParts(keyword: string, value: unknown, path: string): Part[] {
  const one = own(single, keyword);
  if (one !== undefined) return [{ schema: value, path, reach: one }];
  const reach = own(lists, keyword) ?? own(maps, keyword);
  if (reach === undefined || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value) !== (own(lists, keyword) !== undefined)) return [];
  return Object.entries(value).map(([key, schema]) => ({
    schema: schema as unknown,
    path: extendPointer(path, key),
    reach,
  }));
}

function own(table: Readonly<Record<string, Reach>>, key: string): Reach | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** All schemas of a document by their place, itself included; iterative and bounded. */
export function allParts(root: JsonSchema, most: number): Map<string, JsonSchema> {
  const found = new Map<string, JsonSchema>();
  const open: Part[] = [{ schema: root, path: '', reach: 'same' }];
  for (let part = open.pop(); part !== undefined && found.size <= most; part = open.pop()) {
    if (!isObject(part.schema)) continue;
    found.set(part.path, part.schema as JsonSchema);
    open.push(...partsOf(part.schema as JsonSchema, part.path));
  }
  return found;
}
