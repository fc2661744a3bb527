import { isObject } from '@fermata/model';

/** A place in a document that can be changed. */
interface Place {
  readonly holder: Record<string, unknown> | unknown[];
  readonly key: string | number;
}

/** Changes one place of a document, as somebody careless or hostile would. `pick` chooses below its argument. */
export type Mutator = (document: Record<string, unknown>, pick: (below: number) => number) => void;

function places(document: Record<string, unknown>): Place[] {
  const found: Place[] = [];
  const open: unknown[] = [document];
  for (let holder = open.pop(); holder !== undefined && found.length < 5000; holder = open.pop()) {
    for (const key of Object.keys(holder as object)) {
      found.push({ holder: holder as Place['holder'], key });
      const value = (holder as Record<string, unknown>)[key];
      if (typeof value === 'object' && value !== null) open.push(value);
    }
  }
  return found;
}

function put({ holder, key }: Place, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

const anywhere =
  (value: (pick: (below: number) => number) => unknown): Mutator =>
  (document, pick) => {
    const found = places(document);
    const place = found[pick(found.length)];
    if (place !== undefined) put(place, value(pick));
  };

const chosen = (values: readonly unknown[]): Mutator => anywhere((pick) => values[pick(values.length)]);

function nest(levels: number): unknown {
  let value: unknown = 'deep';
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

function objects(document: Record<string, unknown>): Record<string, unknown>[] {
  const values = places(document).map(
    ({ holder, key }) => (holder as Record<string, unknown>)[key as string],
  );
  return [document, ...values.filter(isObject)] as Record<string, unknown>[];
}

const intoObject =
  (change: (object: Record<string, unknown>, pick: (below: number) => number) => void): Mutator =>
  (document, pick) => {
    const found = objects(document);
    const object = found[pick(found.length)];
    if (object !== undefined) change(object, pick);
  };

const fields = Object.freeze(
  'nxt steps type retry with catch repeat forEach constructor toString length hasOwnProperty'.split(' '),
);

/** The mutators of the hostile suite, by what they do. */
export const mutators: Readonly<Record<string, Mutator>> = Object.freeze({
  drop: (document, pick) => {
    const found = places(document);
    const place = found[pick(found.length)];
    if (place === undefined) return;
    if (Array.isArray(place.holder)) place.holder.splice(Number(place.key), 1);
    else delete place.holder[place.key];
  },
  retype: chosen([
    null,
    true,
    0,
    '',
    'text',
    [],
    {},
    [[]],
    { a: 1 },
    undefined,
    () => 1,
    Symbol.iterator,
    10n,
  ]),
  deepNest: anywhere(() => nest(5000)),
  cycle: (document, pick) => {
    const [found, targets] = [places(document), objects(document)];
    const place = found[pick(found.length)];
    if (place !== undefined) put(place, targets[pick(targets.length)]);
  },
  hugeString: anywhere((pick) => ['x', '${', '}', 'a.', '((', '\n'][pick(6)]?.repeat(70_000)),
  badUnicode: chosen(['\ud800', '\udfff', 'a\0b', '\u202e', '\ufeff', '𝒳'.slice(0, 1), 'ﬁ\u0301'.repeat(50)]),
  prototype: intoObject((object, pick) =>
    put(
      { holder: object, key: ['__proto__', 'constructor', 'prototype'][pick(3)] ?? '' },
      { polluted: true },
    ),
  ),
  numberEdges: chosen([Number.NaN, Infinity, 1e308, -1, 2 ** 53, 0.1, 1e-300, Number.MIN_VALUE, 1e21]),
  unknownField: intoObject((object, pick) =>
    put({ holder: object, key: fields[pick(fields.length)] ?? '' }, pick(3)),
  ),
  wrongReference: chosen([
    'demo.wrok',
    'a@0',
    'http.request@>=9',
    '@',
    'refund-review',
    '../etc',
    'a'.repeat(99),
  ]),
  selfEdge: intoObject((object, pick) =>
    put({ holder: object, key: 'next' }, [{ to: Object.keys(object)[pick(3)] ?? 'a' }]),
  ),
  badRef: intoObject((object, pick) =>
    put(
      { holder: object, key: '$ref' },
      ['#', '#/properties', 'https://example.com/x', '#/%', 1, '#/$defs/a'][pick(6)],
    ),
  ),
  badRegex: intoObject((object, pick) =>
    put(
      { holder: object, key: 'pattern' },
      ['(', '(?=a)', '(a)\\1', '[', '(a+)+$', 'a{1,99999}', '\\p{Nope}'][pick(7)],
    ),
  ),
  expression: anywhere((pick) => expressions[pick(expressions.length)]),
});

const expressions = Object.freeze([
  '${ input }',
  '${ }',
  '${ a',
  '$${ x }',
  '${ steps.nope.output }',
  '${ vars.x + }',
  '${ input.matches("(a+)+$") }',
  `\${ ${'('.repeat(500)} }`,
  `\${ ${'[1].all(a, '.repeat(40)}true${')'.repeat(40)} }`,
  '${ "\ud800" }',
  '${ constructor.constructor("return 1")() }',
]);
