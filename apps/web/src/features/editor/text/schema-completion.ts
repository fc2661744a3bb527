import { isObject, resolvePointer, type JsonObject, type JsonValue } from '@fermata/model';
import type { TextOptions } from '@fermata/ui';
import { schemas } from '@fermata/validation';

/** A place in a schema, and the file in which its own references are to be looked up. */
interface Place {
  readonly file: string;
  readonly schema: JsonObject;
}

/** What may stand at a place of a workflow's YAML text: names of members, or the values of an enumeration. */
export function completionIn(text: string, offset: number): TextOptions | undefined {
  const before = text.slice(0, offset);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const [, name = '', value] = /^\s*(?:- )?([\w$-]*)(?::\s*([\w.-]*))?$/.exec(line) ?? [];
  if (!/^\s*(?:- )?[\w$-]*(?::\s*[\w.-]*)?$/.test(line)) return undefined;
  const path = pathAt(before, line);
  const whole: readonly Place[] = opened('workflow', schemas['workflow'] as JsonValue);
  const places = path.reduce((found, part) => found.flatMap((one) => below(one, part)), whole);
  if (value !== undefined) return valueOptions(places, name, offset - value.length);
  return nameOptions(places, offset - name.length);
}

function nameOptions(places: readonly Place[], from: number): TextOptions | undefined {
  const members = new Map(places.flatMap(({ schema }) => Object.entries(objectOf(schema['properties']))));
  const options = [...members].map(([label, member]) => {
    const info = textOf(objectOf(member)['description']);
    return { label, insert: `${label}: `, kind: 'field' as const, ...(info === undefined ? {} : { info }) };
  });
  return options.length === 0 ? undefined : { from, options };
}

function valueOptions(places: readonly Place[], name: string, from: number): TextOptions | undefined {
  const values = places
    .flatMap((place) => below(place, name))
    .flatMap(({ schema: { enum: listed, const: only } }) =>
      Array.isArray(listed) ? listed : only === undefined ? [] : [only],
    );
  const options = [...new Set(values.filter((one) => typeof one === 'string'))].map((label) => ({
    label,
    kind: 'value' as const,
  }));
  return options.length === 0 ? undefined : { from, options };
}

/** The keys above a line, by indentation; `-` for an item of a list, whose dash stands on this line or further up. */
function pathAt(before: string, line: string): readonly string[] {
  const [indent = ''] = /^\s*(?:- )?/.exec(line) ?? [];
  const isItem = indent.endsWith('- ');
  const parts: string[] = isItem ? ['-'] : [];
  let edge = isItem ? indent.length - 2 : indent.length;
  for (const above of before.split('\n').slice(0, -1).reverse()) {
    const found = keyAbove(above, edge);
    if (found === undefined) continue;
    parts.unshift(...found.parts);
    edge = found.edge;
    if (edge === 0) break;
  }
  return parts;
}

/** What a line above says of the way to a place that is indented so far: a key, or the item that the place is in. */
function keyAbove(
  line: string,
  edge: number,
): { readonly parts: readonly string[]; readonly edge: number } | undefined {
  const found = /^(\s*)(- )?([\w$.-]+):/.exec(line);
  if (found === null) return undefined;
  const [, blanks = '', dash = '', key = ''] = found;
  const depth = blanks.length + dash.length;
  if (depth === edge && dash !== '') return { parts: ['-'], edge: blanks.length };
  if (depth >= edge) return undefined;
  return { parts: dash === '' ? [key] : ['-', key], edge: blanks.length };
}

function below({ file, schema }: Place, part: string): readonly Place[] {
  const own = objectOf(schema['properties'])[part];
  const item = part === '-' || own === undefined ? schema['items'] : undefined;
  const any = own === undefined ? schema['additionalProperties'] : undefined;
  return [own, item, any].flatMap((one) => opened(file, one));
}

/** A schema with its references followed and its choices beside each other; bounded, since schemas may be circles. */
function opened(file: string, schema: JsonValue | undefined, depth = 0): readonly Place[] {
  if (!isObject(schema) || depth > 6) return [];
  const place = schema as JsonObject;
  const reference = textOf(place['$ref']);
  const target = reference === undefined ? [] : referred(file, reference, depth);
  const choices = ['oneOf', 'anyOf', 'allOf'].flatMap((name) =>
    Array.isArray(place[name]) ? place[name] : [],
  );
  const then = ['then', 'else'].map((name) => place[name]);
  const all: readonly (JsonValue | undefined)[] = [...choices, ...then];
  return [{ file, schema: place }, ...target, ...all.flatMap((one) => opened(file, one, depth + 1))];
}

function referred(file: string, reference: string, depth: number): readonly Place[] {
  const [other = '', path = ''] = reference.split('#');
  const name = other === '' ? file : other.replace('.schema.json', '');
  return opened(name, resolvePointer(schemas[name], path) as JsonValue | undefined, depth + 1);
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return isObject(value) ? (value as JsonObject) : {};
}

function textOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
