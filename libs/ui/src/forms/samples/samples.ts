import { humanised } from '../outputs/humanised.ts';
import type { JsonObject, JsonSchema, JsonValue } from '@fermata/model';

/** One component with something in it, for a gallery, a designer's palette, and the specs. */
export interface ComponentSample {
  /** The node as a definition writes it, without title; its field is `sample`, where it has one. */
  readonly node: JsonObject;
  /** Schema of the field; absent where the component only shows or holds. */
  readonly schema?: JsonSchema;
  /** A value that fits. */
  readonly value?: JsonValue;
  /** A value as long as values get. */
  readonly long?: JsonValue;
}

const long =
  'A very long sentence that goes on and on, because people write such sentences, with aWordThatIsSoLongThatNoLineCanHoldItWholeAndMustBeBrokenSomewhere in the middle of it.';
const directions: JsonSchema = { type: 'string', enum: ['north', 'east', 'south', 'west'] };
const many = Array.from({ length: 14 }, (_, index) => `place-${index + 1}`);
const file = {
  id: 'f1',
  name: 'invoice-2030-017.pdf',
  type: 'application/pdf',
  size: 184_320,
  scan: 'clean',
};
const rows = [
  { item: 'Espresso cups', count: 12, price: 8.5 },
  { item: 'Saucers', count: 12, price: 4 },
];
const rowSchema: JsonSchema = {
  type: 'array',
  minItems: 1,
  items: {
    type: 'object',
    required: ['item'],
    properties: { item: { type: 'string' }, count: { type: 'integer' }, price: { type: 'number' } },
  },
};
const cells = [
  { component: 'text', field: 'item' },
  { component: 'number', field: 'count' },
  { component: 'money', field: 'price', options: { currency: 'EUR' } },
];
const person: JsonSchema = {
  type: 'object',
  properties: { name: { type: 'string' }, email: { type: 'string', format: 'email' } },
};
const ada = { name: 'Ada Lovelace', email: 'ada@example.com' };
const inside = [
  { component: 'text', field: 'name' },
  { component: 'text', field: 'email' },
];

const inputs: Readonly<Record<string, ComponentSample>> = {
  text: { node: { component: 'text' }, schema: { type: 'string' }, value: 'Ada Lovelace', long },
  'long-text': {
    node: { component: 'long-text', options: { lines: 3 } },
    schema: { type: 'string', maxLength: 300 },
    value: 'The cups arrived broken.\nThe saucers are fine.',
    long: long.repeat(2).slice(0, 290),
  },
  number: {
    node: { component: 'number', options: { unit: 'kg' } },
    schema: { type: 'number' },
    value: 12.5,
    long: 123456789012.345,
  },
  money: {
    node: { component: 'money', options: { currency: 'EUR' } },
    schema: { type: 'number' },
    value: 240,
    long: 98765432109.99,
  },
  date: { node: { component: 'date' }, schema: { type: 'string', format: 'date' }, value: '2030-12-24' },
  time: { node: { component: 'time' }, schema: { type: 'string' }, value: '09:30' },
  'date-time': {
    node: { component: 'date-time', options: { zone: 'Europe/Berlin' } },
    schema: { type: 'string', format: 'date-time' },
    value: '2030-12-24T17:00:00Z',
  },
  choice: { node: { component: 'choice', options: { look: 'select' } }, schema: directions, value: 'south' },
  radios: { node: { component: 'choice' }, schema: directions, value: 'south' },
  choices: {
    node: { component: 'choices' },
    schema: { type: 'array', items: directions },
    value: ['north', 'west'],
    long: ['north', 'east', 'south', 'west'],
  },
  switch: { node: { component: 'switch' }, schema: { type: 'boolean' }, value: true },
  lookup: {
    node: { component: 'lookup', choices: many },
    schema: { type: 'string' },
    value: 'place-3',
  },
  file: {
    node: { component: 'file' },
    schema: { type: 'object' },
    value: file,
    long: { ...file, name: `${long}.pdf` },
  },
  signature: { node: { component: 'signature' }, schema: { type: 'string' }, value: 'Ada Lovelace' },
  'rich-text': {
    node: { component: 'rich-text', options: { lines: 3 } },
    schema: { type: 'string' },
    value: 'Cups **broken**, saucers *fine*:\n\n- 12 cups\n- 12 saucers',
    long,
  },
  rating: { node: { component: 'rating' }, schema: { type: 'integer' }, value: 4 },
  tags: {
    node: { component: 'tags' },
    schema: { type: 'array', items: { type: 'string' } },
    value: ['fragile', 'express'],
    long: ['fragile', 'express', long.slice(0, 90), 'to-be-signed', 'insured', 'return'],
  },
  json: { node: { component: 'json' }, schema: {}, value: { order: 1042, lines: [1, 2] } },
};

const outputs: Readonly<Record<string, ComponentSample>> = {
  value: { node: { component: 'value', value: 1234.5, options: { format: 'money', currency: 'EUR' } } },
  paragraph: { node: { component: 'text', value: 'The order left the warehouse this morning.' } },
  markdown: {
    node: {
      component: 'markdown',
      value: '**Order 1042** of [Kim](mailto:kim@example.com)\n\n- broken cups\n- late',
    },
  },
  facts: {
    node: {
      component: 'facts',
      value: { order: 1042, customer: 'Kim Novak', total: 240.5, paid: true, since: '2030-12-24T17:00:00Z' },
    },
  },
  'table-view': { node: { component: 'table-view', value: rows } },
  image: {
    node: {
      component: 'image',
      value:
        'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAEAAAAAUCAIAAACyFKxoAAAAl0lEQVR42u3PWUIBABRAUetqkAjXlIyZFSqSMsfO7vLswfc7OziJG7zFO7zHJD5gCh8xjRl8wizmMI9gAYtYwjJW8Bmr+II1rGMDm9jCNr5iB7vYwz4OcIgjHOMbvuMEpzjDD/zEL5zjAr9xiT+4wl/8wzVucIs73OMBj/iPJzxjIgIRiEAEIhCBCEQgAhGIQAQiEIHrAhfsyL/bH72/SgAAAABJRU5ErkJggg==',
      options: { alt: 'A coloured bar' },
    },
  },
  status: { node: { component: 'status', value: 'waiting' } },
  chart: {
    node: {
      component: 'chart',
      value: [4, 7, 5, 9, 12, 8, 14].map((started, index) => ({
        day: `2030-12-0${index + 1}`,
        started,
        done: started - 2,
      })),
    },
  },
  separator: { node: { component: 'separator' } },
};

const layouts: Readonly<Record<string, ComponentSample>> = {
  section: { node: { component: 'section', children: inside }, schema: person, value: ada },
  columns: { node: { component: 'columns', children: inside }, schema: person, value: ada },
  tabs: {
    node: {
      component: 'tabs',
      children: inside.map((child) => ({
        component: 'tab',
        title: humanised(child.field),
        children: [child],
      })),
    },
    schema: person,
    value: ada,
  },
  wizard: {
    node: {
      component: 'wizard',
      children: inside.map((child) => ({
        component: 'step',
        title: humanised(child.field),
        children: [child],
      })),
    },
    schema: person,
    value: ada,
  },
  repeater: { node: { component: 'repeater', children: cells.slice(0, 2) }, schema: rowSchema, value: rows },
  table: { node: { component: 'table', children: cells }, schema: rowSchema, value: rows },
};

/** A sample of every built-in component, by the name under which it is registered. */
export const componentSamples: Readonly<Record<string, ComponentSample>> = Object.freeze({
  ...inputs,
  ...outputs,
  ...layouts,
});
