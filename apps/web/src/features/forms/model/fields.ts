import { isObject, type JsonObject, type JsonSchema, type JsonValue } from '@fermata/model';
import { componentSamples } from '@fermata/ui';

/** A field of the answer that a component can edit. */
export interface Field {
  /** Its name as a layout says it: `note`, `address.city`. */
  readonly name: string;
  readonly schema: JsonObject;
}

/** The fields of an object schema, those of objects inside by their path; lists are one field. */
export function fieldsOf(schema: JsonValue | undefined, prefix = '', depth = 0): readonly Field[] {
  if (!isObject(schema) || depth > 4) return [];
  const properties = schema['properties'];
  if (!isObject(properties)) return [];
  return Object.entries(properties as JsonObject).flatMap(([name, value]) => {
    const inner = isObject(value) ? (value as JsonObject) : {};
    const path = `${prefix}${name}`;
    const own: Field = { name: path, schema: inner };
    return inner['type'] === 'object' ? [own, ...fieldsOf(inner, `${path}.`, depth + 1)] : [own];
  });
}

/** A name for a new field that no field has yet: from the kind of component, with a number when it is taken. */
export function freshName(component: string, taken: readonly string[]): string {
  const [first = 'field', ...rest] = component.replace(/^x-/, '').split('-');
  const base = first + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  if (!taken.includes(base)) return base;
  let number = 2;
  while (taken.includes(`${base}${number}`)) number += 1;
  return `${base}${number}`;
}

/** The schema that a new field for a component gets; undefined where the component edits none. */
export function schemaFor(component: string): JsonSchema | undefined {
  const sample = componentSamples[component]?.schema;
  if (sample === undefined) return undefined;
  const isChoice = component === 'choice' || component === 'choices';
  // A choice without choices can be made by nobody: the first two are there to be renamed.
  if (component === 'choice') return { type: 'string', enum: ['first', 'second'] };
  if (isChoice) return { type: 'array', items: { type: 'string', enum: ['first', 'second'] } };
  if (component === 'repeater' || component === 'table') {
    return { type: 'array', items: { type: 'object', properties: {} } };
  }
  return sample;
}

/** The pointer of a field's schema in the definition, below the schema of the answer. */
export function schemaPath(field: string, within = '/schema'): string {
  return `${within}/properties/${field.split('.').join('/properties/')}`;
}
