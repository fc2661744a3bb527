import { isObject, type JsonObject, type JsonSchema, type JsonValue } from '@fermata/model';
import type { Choice, PlanChoices } from '../plan.ts';
import { humanised } from './field-path.ts';
import { listAt, objectAt, present, textAt, valueAt } from './read.ts';
import { typesOf, type SchemaReader } from './schema-reader.ts';

/** The choices of a node: as the definition says, else the values that the schema of its field names. */
export function choicesOf(node: unknown, schema: JsonSchema, schemas: SchemaReader): PlanChoices | undefined {
  const written = valueAt(node, 'choices');
  if (Array.isArray(written)) return { kind: 'list', choices: written.flatMap(writtenChoice) };
  if (typeof written === 'string') return { kind: 'expression', source: written };
  const lookup = textAt(written, 'lookup');
  if (lookup !== undefined) return { kind: 'lookup', lookup, with: objectAt(written, 'with') };
  const choices = schemaChoices(schema, schemas);
  return choices.length === 0 ? undefined : { kind: 'list', choices };
}

/** The values that a schema names by `enum`, by `const`, or by alternatives that are constants. */
export function schemaChoices(schema: JsonSchema, schemas: SchemaReader): readonly Choice[] {
  const one = typesOf(schema).includes('array') ? schemas.whole(schema['items']) : schema;
  const values = listAt(one, 'enum');
  if (values.length > 0) return values.flatMap((value) => (isScalar(value) ? [choice(value)] : []));
  const ways = ['oneOf', 'anyOf'].map((name) => listAt(one, name)).find((found) => found.length > 0) ?? [];
  const constants = ways.map((way) => schemas.whole(way)).filter((way) => !isNull(way));
  if (!constants.every((way) => isScalar(valueAt(way, 'const')))) return [];
  return constants.map((way) =>
    choice(way['const'] as JsonValue, textAt(way, 'title'), textAt(way, 'description')),
  );
}

/** The choices in a value that an expression yields, or that a definition lists; what is none is left out. */
export function writtenChoice(entry: JsonValue): readonly Choice[] {
  if (isScalar(entry)) return [choice(entry)];
  const value = valueAt(entry, 'value');
  return isScalar(value) ? [choice(value, textAt(entry, 'title'), textAt(entry, 'help'))] : [];
}

function choice(value: JsonValue, title?: string, help?: string): Choice {
  const shown = typeof value === 'string' && value !== '' ? humanised(value) : String(value);
  return { value, title: title ?? shown, ...present({ help }) };
}

function isNull(schema: JsonObject): boolean {
  return schema['type'] === 'null' || schema['const'] === null;
}

function isScalar(value: unknown): value is string | number | boolean {
  return value !== undefined && value !== null && !isObject(value) && !Array.isArray(value);
}
