import { isObject, pointer, resolvePointer, type JsonObject, type JsonValue } from '@fermata/model';

/** What of a past input goes into a new form, and what does not, with its place and why. */
export interface Carried {
  readonly values: JsonObject;
  readonly left: readonly Left[];
}

/** A value that is not taken over. A secret is named and not shown. */
export type Left =
  | { readonly why: 'secret'; readonly path: string }
  /** `unknown`: the form has no such field; `misfit`: the field takes no such value. */
  | { readonly why: 'unknown' | 'misfit'; readonly path: string; readonly value: JsonValue };

/** Deeper values are judged by the form itself. */
const deepest = 12;

/**
 * Takes the input of a past instance for a form of another version. Nothing is lost unseen: what the schema has no
 * place for and what does not fit its type is listed, secrets (`writeOnly`, `format: password`) without their value.
 */
export function carryInput(schema: JsonValue, input: JsonValue): Carried {
  const carried = carry({ root: schema, schema, path: '', depth: 0 }, input);
  if (carried.value === undefined || !isObject(carried.value)) return { values: {}, left: carried.left };
  return { values: carried.value as JsonObject, left: carried.left };
}

interface Place {
  readonly root: JsonValue;
  readonly schema: unknown;
  readonly path: string;
  readonly depth: number;
}

interface Taken {
  readonly value: JsonValue | undefined;
  readonly left: readonly Left[];
}

function carry(place: Place, value: JsonValue): Taken {
  const schema = resolved(place);
  const { path, depth } = place;
  if (isSecret(schema)) return { value: undefined, left: [{ why: 'secret', path }] };
  if (!fitsType(schema, value)) return { value: undefined, left: [{ why: 'misfit', path, value }] };
  if (depth >= deepest) return { value, left: [] };
  if (isObject(value)) return carryMembers({ ...place, schema }, value as JsonObject);
  if (Array.isArray(value)) return carryItems({ ...place, schema }, value as readonly JsonValue[]);
  return { value, left: [] };
}

function carryMembers(place: Place, value: JsonObject): Taken {
  const { properties, additionalProperties } = membersOf(place.schema);
  if (!isObject(properties)) return { value, left: [] };
  const isOpen = additionalProperties === true || isObject(additionalProperties);
  const members = Object.entries(value).map(([name, member]) => {
    const path = `${place.path}${pointer(name)}`;
    const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (own !== undefined)
      return { name, ...carry({ ...place, schema: own, path, depth: place.depth + 1 }, member) };
    const left: readonly Left[] = isOpen ? [] : [{ why: 'unknown', path, value: member }];
    return { name, value: isOpen ? member : undefined, left };
  });
  const kept = members.flatMap(({ name, value: one }) => (one === undefined ? [] : [[name, one] as const]));
  return { value: Object.fromEntries(kept), left: members.flatMap(({ left }) => left) };
}

/** A list is taken whole or with items whose members are left out; an item that does not fit is left out itself. */
function carryItems(place: Place, value: readonly JsonValue[]): Taken {
  const { items } = membersOf(place.schema);
  if (!isObject(items)) return { value, left: [] };
  const taken = value.map((item, index) =>
    carry({ ...place, schema: items, path: `${place.path}/${index}`, depth: place.depth + 1 }, item),
  );
  const kept = taken.flatMap(({ value: item }) => (item === undefined ? [] : [item]));
  return { value: kept, left: taken.flatMap(({ left }) => left) };
}

/** The schema itself, or the one that it names within the document. */
function resolved({ root, schema }: Place): unknown {
  let current = schema;
  for (let hops = 0; hops < deepest; hops += 1) {
    const ref = membersOf(current)['$ref'];
    if (typeof ref !== 'string' || !ref.startsWith('#')) return current;
    current = resolvePointer(root, ref.slice(1));
  }
  return undefined;
}

function isSecret(schema: unknown): boolean {
  const { writeOnly, format } = membersOf(schema);
  return writeOnly === true || format === 'password';
}

function fitsType(schema: unknown, value: JsonValue): boolean {
  const { type, enum: choices, const: only } = membersOf(schema);
  const types = typeof type === 'string' ? [type] : Array.isArray(type) ? type : undefined;
  if (types !== undefined && !types.some((one) => isOfType(one, value))) return false;
  if (Array.isArray(choices) && !choices.some((choice) => isSame(choice, value))) return false;
  return only === undefined || isSame(only, value);
}

function isOfType(type: unknown, value: JsonValue): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isObject(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

function isSame(one: unknown, other: JsonValue): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

function membersOf(schema: unknown): Readonly<Record<string, unknown>> {
  return isObject(schema) ? schema : {};
}
