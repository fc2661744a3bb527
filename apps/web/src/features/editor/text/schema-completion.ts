import { isObject, type JsonObject, type JsonValue } from '@fermata/model';
import type { TextOptions } from '@fermata/ui';

/** What may stand at a place of a YAML text by a JSON Schema: names of members, or the values of an enumeration. */
export function completionIn(schema: JsonValue, text: string, offset: number): TextOptions | undefined {
  const before = text.slice(0, offset);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const [, indent = '', name = '', value] = /^(\s*(?:- )?)([\w$-]*)(?::\s*([\w.-]*))?$/.exec(line) ?? [];
  if (!/^\s*(?:- )?[\w$-]*(?::\s*[\w.-]*)?$/.test(line)) return undefined;
  const path = pathAt(before, indent.length);
  const places = path.reduce(
    (found, part) => found.flatMap((one) => below(schema, one, part)),
    [...opened(schema, schema)],
  );
  if (value !== undefined) return valueOptions(schema, places, { name, from: offset - value.length });
  return nameOptions(places, offset - name.length);
}

function nameOptions(places: readonly JsonObject[], from: number): TextOptions | undefined {
  const members = new Map(places.flatMap((place) => Object.entries(objectOf(place['properties']))));
  const options = [...members].map(([label, member]) => {
    const info = textOf(objectOf(member)['description']);
    return { label, insert: `${label}: `, kind: 'field' as const, ...(info === undefined ? {} : { info }) };
  });
  return options.length === 0 ? undefined : { from, options };
}

function valueOptions(
  root: JsonValue,
  places: readonly JsonObject[],
  { name, from }: { readonly name: string; readonly from: number },
): TextOptions | undefined {
  const values = places
    .flatMap((place) => below(root, place, name))
    .flatMap(({ enum: listed, const: only }) =>
      Array.isArray(listed) ? listed : only === undefined ? [] : [only],
    );
  const options = [...new Set(values.filter((one) => typeof one === 'string'))].map((label) => ({
    label,
    kind: 'value' as const,
  }));
  return options.length === 0 ? undefined : { from, options };
}

/** The keys above a line, by indentation; `-` for an item of a list. */
function pathAt(before: string, indent: number): readonly string[] {
  const parts: string[] = [];
  let edge = indent;
  for (const line of before.split('\n').slice(0, -1).reverse()) {
    const [, blanks = '', dash = '', key] = /^(\s*)(- )?([\w$.-]+):/.exec(line) ?? [];
    const depth = blanks.length + dash.length;
    if (key === undefined || depth >= edge) continue;
    parts.unshift(...(dash === '' ? [key] : ['-', key]));
    edge = blanks.length;
    if (edge === 0) break;
  }
  return parts;
}

function below(root: JsonValue, place: JsonObject, part: string): readonly JsonObject[] {
  const own = objectOf(place['properties'])[part];
  const item = part === '-' || own === undefined ? place['items'] : undefined;
  const any = own === undefined ? place['additionalProperties'] : undefined;
  return [own, item, any].flatMap((one) => (isObject(one) ? opened(root, one as JsonObject) : []));
}

/** A schema with its references followed and its choices beside each other; bounded, since schemas may be circles. */
function opened(root: JsonValue, schema: JsonValue | undefined, depth = 0): readonly JsonObject[] {
  if (!isObject(schema) || depth > 6) return [];
  const place = schema as JsonObject;
  const reference = textOf(place['$ref']);
  const target = reference === undefined ? [] : opened(root, targetOf(root, reference), depth + 1);
  const choices = ['oneOf', 'anyOf', 'allOf'].flatMap((name) =>
    Array.isArray(place[name]) ? place[name] : [],
  );
  const then = ['then', 'else'].map((name) => place[name]);
  return [place, ...target, ...[...choices, ...then].flatMap((one) => opened(root, one, depth + 1))];
}

function targetOf(root: JsonValue, reference: string): JsonValue | undefined {
  return reference
    .replace(/^#\/?/, '')
    .split('/')
    .filter((part) => part !== '')
    .reduce<JsonValue | undefined>((at, part) => (isObject(at) ? (at as JsonObject)[part] : undefined), root);
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return isObject(value) ? (value as JsonObject) : {};
}

function textOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
