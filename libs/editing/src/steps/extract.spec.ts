import { describe, expect, it } from '@jest/globals';
import { compile } from '@fermata/interpreter';
import type { JsonObject, WorkflowDefinition } from '@fermata/model';
import { isRefused } from '../change/edit.ts';
import { extractSubWorkflow } from './extract.ts';
import { made } from './operations.fixture.ts';

const order: JsonObject = {
  kind: 'workflow',
  name: 'order',
  input: { type: 'object', properties: { amount: { type: 'number' } } },
  vars: { rate: { initial: 2 } },
  start: 'first',
  steps: {
    first: { type: 'set', save: { seen: '${ true }' }, next: [{ to: 'price' }] },
    price: {
      type: 'set',
      with: { sum: '${ input.amount * vars.rate }' },
      save: { sum: '${ output.sum }' },
      next: [{ to: 'check' }],
    },
    check: { type: 'decide', next: [{ to: 'price', when: 'steps.price.output.sum < 0' }, { to: 'last' }] },
    last: { type: 'set', with: { x: '${ vars.sum }' }, next: [{ to: 'done' }] },
    done: { type: 'end' },
  },
};

const references = (name: string, workflow = 'order.price') => ({
  self: { name, version: 1 },
  tasks: {},
  forms: {},
  events: {},
  workflows: { [workflow]: { name: workflow, version: 1 } },
});

describe('steps made a workflow of their own', () => {
  const extracted = extractSubWorkflow(order, ['price', 'check'], 'order.price');
  if (isRefused(extracted)) throw new Error(extracted.refused.message);
  const { child, change } = extracted;
  const parent = made(order, change).definition;

  it('are called in their place, with what they read and save', () => {
    expect(parent['steps']).toMatchObject({
      first: { next: [{ to: 'orderPrice' }] },
      orderPrice: {
        type: 'workflow',
        workflow: 'order.price',
        with: { amount: "${ get(input, 'amount') }", rate: "${ get(vars, 'rate') }" },
        save: { sum: '${ output.sum }' },
        next: [{ to: 'last' }],
      },
    });
    expect(Object.keys(parent['steps'] as object)).toEqual(['first', 'orderPrice', 'last', 'done']);
  });

  it('give two definitions that compile', () => {
    const errors = (definition: JsonObject) =>
      compile(
        definition as unknown as WorkflowDefinition,
        references(String(definition['name'])),
      ).problems.filter(({ severity }) => severity === 'error');
    expect(errors(parent)).toEqual([]);
    expect(errors(child)).toEqual([]);
    expect(child).toMatchObject({ start: 'price', output: { sum: "${ get(vars, 'sum') }" } });
  });

  it.each<[string, readonly string[], string]>([
    ['entered at two steps', ['first', 'last'], 'extract.entry'],
    ['left to two steps', ['check'], 'extract.exit'],
    ['that end the workflow', ['last', 'done'], 'extract.end'],
    ['that nothing leads to', [], 'extract.entry'],
    ['that others read', ['price'], 'extract.reads'],
  ])('are not those %s', (_title, ids, code) => {
    expect(extractSubWorkflow(order, ids, 'x')).toMatchObject({ refused: { code } });
  });

  it('are not those that are read from outside, or read who started the instance', () => {
    const read = { ...order, output: '${ steps.price.output }' };
    expect(extractSubWorkflow(read, ['price', 'check'], 'x')).toMatchObject({
      refused: { code: 'extract.reads' },
    });
    const steps = {
      ...(order['steps'] as JsonObject),
      last: { type: 'set', with: '${ instance.startedBy }', next: [{ to: 'done' }] },
    };
    expect(extractSubWorkflow({ ...order, steps }, ['last'], 'x')).toMatchObject({
      refused: { code: 'extract.reads' },
    });
    expect(extractSubWorkflow(order, ['last'], 'No Name')).toMatchObject({
      refused: { code: 'extract.name' },
    });
  });
});
