import { isForbiddenKey } from '@fermata/expressions';
import { isObject, pointer, type JsonObject, type JsonSchema, type JsonValue } from '@fermata/model';
import { schemaChoices } from '../compile/choices.ts';
import { objectAt, valueAt } from '../compile/read.ts';
import { SchemaReader, typesOf } from '../compile/schema-reader.ts';
import { textComponent } from './text-component.ts';

/** Why a field is edited as raw JSON. */
export type RawReason =
  /** Alternatives of different shapes. */
  | 'alternatives'
  /** The schema does not say what may be there. */
  | 'open'
  /** An object whose names are free. */
  | 'map'
  /** More than one type. */
  | 'types'
  /** A list whose places have schemas of their own. */
  | 'tuple'
  /** Lists of lists. */
  | 'lists'
  /** Nested too deeply, or in a circle. */
  | 'deep'
  /** One of more fields than a form can show. */
  | 'many'
  /** The answer as a whole is no object. */
  | 'root';

const mostDepth = 6;
const mostFields = 1_000;
const mostColumns = 6;

interface Walk {
  readonly schemas: SchemaReader;
  readonly depth: number;
  readonly count: { fields: number };
}

/** A layout made from the schema of the answer, and what is shown above it from the schema of what the step gives. */
export function layoutOf(schemas: SchemaReader, input: JsonObject): readonly JsonValue[] {
  const shown = Object.keys(objectAt(input, 'properties')).length > 0 ? [factsOf(input)] : [];
  const whole = schemas.whole(schemas.root);
  const fields = fieldsOf(whole, { schemas, depth: 0, count: { fields: 0 } });
  return [...shown, ...(fields.length === 0 ? wholeAnswer(whole) : fields)];
}

/** An answer without fields of its own is edited as a whole, unless nothing is said of it at all. */
function wholeAnswer(schema: JsonSchema): readonly JsonValue[] {
  const why = rootReason(schema);
  return why === undefined ? [] : [{ component: 'json', field: '.', options: { why } }];
}

function rootReason(schema: JsonSchema): RawReason | undefined {
  const isObjects = typesOf(schema).every((type) => type === 'object');
  if (!isObjects) return 'root';
  if (['oneOf', 'anyOf', 'allOf'].some((name) => Array.isArray(schema[name]))) return 'alternatives';
  return objectReason(schema) === 'map' ? 'map' : undefined;
}

/** What the step gives as facts: each with the title that its schema gives it. */
function factsOf(input: JsonObject): JsonValue {
  const schemas = new SchemaReader(input);
  const named = Object.entries(objectAt(input, 'properties')).flatMap(([name, schema]) => {
    const title = valueAt(schemas.whole(schema), 'title');
    return typeof title === 'string' ? [[name, title] as const] : [];
  });
  return { component: 'facts', value: '${ input }', options: { titles: Object.fromEntries(named) } };
}

function fieldsOf(schema: JsonSchema, walk: Walk): readonly JsonValue[] {
  const properties = Object.entries(objectAt(schema, 'properties'));
  return properties.flatMap(([name, property]) => {
    if (isForbiddenKey(name)) return [];
    if (name === '*' || name === '') return [];
    return [nodeOf(pointer(name), walk.schemas.whole(property), walk)];
  });
}

function nodeOf(field: string, schema: JsonSchema, walk: Walk): JsonObject {
  walk.count.fields += 1;
  const raw = rawReason(schema, walk);
  if (raw !== undefined) return { component: 'json', field, options: { why: raw } };
  const inner = { ...walk, depth: walk.depth + 1 };
  const [type] = typesOf(schema);
  if (type === 'array') return listNode(field, schema, inner);
  if (schemaChoices(schema, walk.schemas).length > 0) return { component: 'choice', field };
  if (type === 'boolean') return { component: 'switch', field };
  if (type === 'number' || type === 'integer') return { component: 'number', field };
  if (type === 'string') return { field, ...textComponent(schema) };
  return { component: 'section', field, children: fieldsOf(schema, inner) };
}

function rawReason(schema: JsonSchema, walk: Walk): RawReason | undefined {
  if (walk.count.fields > mostFields) return 'many';
  if (schemaChoices(schema, walk.schemas).length > 0) return undefined;
  const isAlternative = ['oneOf', 'anyOf'].some((name) => Array.isArray(schema[name]));
  if (isAlternative && !hasShape(schema)) return 'alternatives';
  const types = typesOf(schema);
  if (types.length > 1) return 'types';
  return reasonOfType(types[0], schema, walk);
}

function reasonOfType(type: string | undefined, schema: JsonSchema, walk: Walk): RawReason | undefined {
  if (type === undefined && Object.keys(objectAt(schema, 'properties')).length === 0) return 'open';
  if (type !== undefined && type !== 'object' && type !== 'array') return undefined;
  if (walk.depth >= mostDepth) return 'deep';
  return type === 'array' ? listReason(schema, walk.schemas) : objectReason(schema);
}

/** A schema that names its fields beside alternatives can be shown by these. */
function hasShape(schema: JsonSchema): boolean {
  const [type] = typesOf(schema);
  return (type !== undefined && type !== 'object') || Object.keys(objectAt(schema, 'properties')).length > 0;
}

function objectReason(schema: JsonSchema): RawReason | undefined {
  if (Object.keys(objectAt(schema, 'properties')).length > 0) return undefined;
  const isMap = ['additionalProperties', 'patternProperties'].some((name) => isObject(schema[name]));
  return isMap ? 'map' : 'open';
}

function listReason(schema: JsonSchema, schemas: SchemaReader): RawReason | undefined {
  if (Array.isArray(schema['prefixItems']) || Array.isArray(schema['items'])) return 'tuple';
  const items = schemas.whole(schema['items']);
  const types = typesOf(items);
  if (types.includes('array')) return 'lists';
  if (types.length > 1) return 'types';
  const isScalar = types.length === 1 && types[0] !== 'object';
  return isScalar ? undefined : itemsReason(items);
}

function itemsReason(items: JsonSchema): RawReason | undefined {
  if (Array.isArray(items['oneOf']) || Array.isArray(items['anyOf'])) return 'alternatives';
  return objectReason(items);
}

function listNode(field: string, schema: JsonSchema, walk: Walk): JsonObject {
  if (schemaChoices(schema, walk.schemas).length > 0) return { component: 'choices', field };
  const items = walk.schemas.whole(schema['items']);
  const [type] = typesOf(items);
  if (type === 'string' && items['format'] === undefined) return { component: 'tags', field };
  if (type !== undefined && type !== 'object')
    return { component: 'repeater', field, children: [nodeOf('.', items, walk)] };
  const children = fieldsOf(items, walk);
  const isFlat = children.length <= mostColumns && children.every(isCell);
  return { component: isFlat ? 'table' : 'repeater', field, children };
}

const cells: readonly string[] = Object.freeze(['text', 'number', 'choice', 'switch', 'date', 'time']);

function isCell(node: JsonValue): boolean {
  return cells.includes(String(valueAt(node, 'component')));
}
