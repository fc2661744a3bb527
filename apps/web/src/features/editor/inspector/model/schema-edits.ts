import { isObject, type JsonObject, type JsonValue } from '@fermata/model';

/** Kinds of values as people name them; `date`, `date-time` and `duration` are texts of a format. */
export const schemaKinds = Object.freeze([
  'string',
  'number',
  'integer',
  'boolean',
  'date',
  'date-time',
  'duration',
  'object',
  'array',
  'any',
] as const);

/** One of them. */
export type SchemaKind = (typeof schemaKinds)[number];

/** A field of an object schema as a row of a table. */
export interface SchemaRow {
  readonly name: string;
  readonly schema: JsonObject;
  readonly kind: SchemaKind;
  readonly isRequired: boolean;
}

/** The fields of an object schema, in its order. */
export function schemaRows(schema: JsonObject): readonly SchemaRow[] {
  const required = requiredOf(schema);
  return Object.entries(propertiesOf(schema)).map(([name, inner]) => {
    const own = isObject(inner) ? (inner as JsonObject) : {};
    return { name, schema: own, kind: kindOf(own), isRequired: required.includes(name) };
  });
}

/** The kind that a schema says; `any` where it says none that is known. */
export function kindOf(schema: JsonObject): SchemaKind {
  const { type, format } = schema;
  if (type === 'string' && FORMATS.includes(format as 'date')) return format as SchemaKind;
  return schemaKinds.find((kind) => kind === type) ?? 'any';
}

const FORMATS = Object.freeze(['date', 'date-time', 'duration'] as const);

/** A schema of another kind; title, help and what fits both kinds stay. */
export function withKind(schema: JsonObject, kind: SchemaKind): JsonObject {
  const kept = Object.fromEntries(
    Object.entries(schema).filter(([name]) => ['title', 'description'].includes(name)),
  ) as JsonObject;
  switch (kind) {
    case 'any':
      return kept;
    case 'date':
    case 'date-time':
    case 'duration':
      return { ...kept, type: 'string', format: kind };
    case 'object':
      return { ...kept, type: 'object', properties: {} };
    case 'array':
      return { ...kept, type: 'array', items: { type: 'string' } };
    default:
      return { ...kept, type: kind };
  }
}

/** The object schema with a new text field of a name that it has not yet. */
export function withNewField(schema: JsonObject, name: string): JsonObject {
  return {
    ...schema,
    type: 'object',
    properties: { ...propertiesOf(schema), [name]: { type: 'string' } },
  };
}

/** The object schema with another schema for one field. */
export function withField(schema: JsonObject, name: string, inner: JsonObject): JsonObject {
  return { ...schema, properties: { ...propertiesOf(schema), [name]: inner } };
}

/** The object schema with a field under another name: in its place, and as required as before. */
export function withFieldRenamed(schema: JsonObject, name: string, next: string): JsonObject {
  const entries = Object.entries(propertiesOf(schema)).map(
    ([key, inner]) => [key === name ? next : key, inner] as const,
  );
  const required = requiredOf(schema).map((key) => (key === name ? next : key));
  return withRequired({ ...schema, properties: Object.fromEntries(entries) }, required);
}

/** The object schema without a field. */
export function withoutField(schema: JsonObject, name: string): JsonObject {
  const entries = Object.entries(propertiesOf(schema)).filter(([key]) => key !== name);
  const required = requiredOf(schema).filter((key) => key !== name);
  return withRequired({ ...schema, properties: Object.fromEntries(entries) }, required);
}

/** The object schema in which a field must be given, or need not. */
export function withFieldRequired(schema: JsonObject, name: string, isRequired: boolean): JsonObject {
  const others = requiredOf(schema).filter((key) => key !== name);
  return withRequired(schema, isRequired ? [...others, name] : others);
}

/** A schema with a member set, or without it. */
export function withMember(schema: JsonObject, name: string, value: JsonValue | undefined): JsonObject {
  const others = Object.entries(schema).filter(([key]) => key !== name);
  if (value === undefined) return Object.fromEntries(others);
  return { ...schema, [name]: value };
}

function withRequired(schema: JsonObject, required: readonly string[]): JsonObject {
  return withMember(schema, 'required', required.length === 0 ? undefined : required);
}

function propertiesOf(schema: JsonObject): JsonObject {
  return isObject(schema['properties']) ? (schema['properties'] as JsonObject) : {};
}

function requiredOf(schema: JsonObject): readonly string[] {
  const { required } = schema;
  return Array.isArray(required) ? required.filter((one): one is string => typeof one === 'string') : [];
}
