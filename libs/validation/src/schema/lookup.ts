import type { DefinitionKind, JsonSchema, JsonValue } from '@fermata/model';
import { isObject, resolvePointer } from '@fermata/model';
import { schemas } from '../generated/schemas.ts';

/** The schema a reference leads to, as it stands inside the schema of `kind`. */
export function lookUp(kind: DefinitionKind, reference: string): JsonSchema {
  const [file = '', path = ''] = reference.split('#');
  const name = file === '' ? kind : file.replace('.schema.json', '');
  const found = resolvePointer(schemas[name], path);
  return isObject(found) ? (found as JsonSchema) : {};
}

/** A schema with the one it refers to beneath it: own keywords win. */
export function resolved(kind: DefinitionKind, schema: JsonSchema): JsonSchema {
  const reference = schema['$ref'];
  if (typeof reference !== 'string') return schema;
  return { ...resolved(kind, lookUp(kind, reference)), ...schema };
}

/** Names of the fields that a schema knows, those of what it refers to included. */
export function knownFields(kind: DefinitionKind, schema: JsonSchema): string[] {
  const own = fieldsOf(schema['properties']);
  const reference = schema['$ref'];
  return typeof reference === 'string' ? [...own, ...knownFields(kind, lookUp(kind, reference))] : own;
}

function fieldsOf(properties: JsonValue | undefined): string[] {
  return isObject(properties) ? Object.keys(properties) : [];
}

/** Types of step that have a field: for "this belongs to steps of type task". */
export function stepTypesWith(field: string): string[] {
  const entries = Object.entries(lookUp('workflow', '#/$defs')).filter(([name]) => name.endsWith('Step'));
  const holders = entries.filter(([, schema]) =>
    knownFields('workflow', schema as JsonSchema).includes(field),
  );
  return holders.map(([name]) => name.slice(0, -'Step'.length));
}
