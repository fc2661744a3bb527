import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@fermata/model';
import { examplesOf } from '../examples.fixture.ts';
import { completionsIn, completionsInTemplate, fieldAt } from './complete.ts';
import { placeOf } from './place.ts';
import { scopeAt } from './scope.ts';

const refund = examplesOf('workflow').find(({ value }) => value['name'] === 'refund-approval')
  ?.value as JsonObject;
const references = {
  tasks: {
    'payments.refund': {
      name: 'payments.refund',
      version: 1,
      implementation: 'x',
      output: {
        type: 'object',
        required: ['refundId'],
        properties: { refundId: { type: 'string', title: 'Refund' } },
      },
    },
  },
  forms: { 'refund-review': { name: 'refund-review', version: 1, outcomes: ['approve', 'reject'] } },
};
const labels = (text: string, place = placeOf('/steps/done/output')): string[] =>
  completionsIn(scopeAt(refund, place, references), text, text.length).options.map(({ label }) => label);

describe('what an expression may read', () => {
  it('is the input with its fields, variables by their schema, steps by what they yield', () => {
    const scope = scopeAt(refund, placeOf('/steps/done/output'), references);
    expect(fieldAt(scope, 'input.amount')).toMatchObject({ type: 'number', title: 'Amount', certain: true });
    expect(fieldAt(scope, 'vars.order.risk')).toMatchObject({ type: 'number' });
    expect(fieldAt(scope, 'steps.pay.output.refundId')).toMatchObject({ type: 'string', title: 'Refund' });
    expect(fieldAt(scope, 'steps.review.output.outcome')?.values).toEqual(['approve', 'reject']);
  });

  it('says which steps surely ran before, and offers these first', () => {
    const steps: JsonObject = {
      a: {
        type: 'set',
        with: { x: 1 },
        save: { v: '${ output.x }' },
        next: [{ to: 'b', when: 'input.y' }, { to: 'c' }],
      },
      b: { type: 'set', next: [{ to: 'd' }] },
      c: { type: 'set', unless: 'input.z', next: [{ to: 'd' }] },
      d: { type: 'end' },
    };
    const scope = scopeAt({ kind: 'workflow', name: 'x', start: 'a', steps }, { step: 'd' });
    const known = fieldAt(scope, 'steps')?.fields.map(({ name, certain }) => [name, certain]);
    expect(known).toEqual([
      ['a', true],
      ['b', false],
      ['c', false],
    ]);
    expect(fieldAt(scope, 'vars.v')).toMatchObject({ certain: true, type: 'number' });
  });

  it('is the own output only where there is one', () => {
    expect(scopeAt(refund, placeOf('/steps/pay/with/x'), references).map(({ name }) => name)).not.toContain(
      'output',
    );
    const scope = scopeAt(refund, placeOf('/steps/pay/next/0/when'), references);
    expect(fieldAt(scope, 'output.refundId')?.type).toBe('string');
  });

  it('has the error of a step where it is caught', () => {
    const scope = scopeAt(refund, placeOf('/steps/pay/catch/0/when'), references);
    expect(fieldAt(scope, 'error.code')?.type).toBe('string');
  });

  it('never fails on a schema that refers to itself', () => {
    const input = { type: 'object', properties: { next: { $ref: '#' } } };
    const scope = scopeAt(
      { kind: 'workflow', name: 'x', input, start: 'a', steps: { a: { type: 'end' } } },
      {},
    );
    expect(fieldAt(scope, 'input.next.next')).toMatchObject({ name: 'next' });
  });
});

describe('completion', () => {
  it('offers roots and functions with their signatures', () => {
    expect(labels('in')).toEqual(expect.arrayContaining(['input', 'instance']));
    const scope = scopeAt(refund, {}, references);
    const round = completionsIn(scope, 'roun', 4).options.find(({ label }) => label === 'round');
    expect(round).toMatchObject({ kind: 'function', insert: 'round(' });
    expect(round?.detail).toContain('digits?');
  });

  it('offers the fields of a path, and what is written replaces the word at the caret', () => {
    expect(labels('input.a')).toEqual(['amount']);
    expect(labels('1 + steps.pay.output.')).toEqual(['refundId']);
    const scope = scopeAt(refund, {}, references);
    expect(completionsIn(scope, 'input.am > 1', 8)).toMatchObject({ from: 6, to: 8 });
  });

  it('offers the values of an enumeration behind a comparison, nothing within a text', () => {
    expect(labels('steps.review.output.outcome == ').slice(0, 2)).toEqual(["'approve'", "'reject'"]);
    expect(labels("input.orderId == 'in")).toEqual([]);
  });

  it('works within the marks of a text only', () => {
    const scope = scopeAt(refund, {}, references);
    expect(completionsInTemplate(scope, 'a ${ input.or } in', 13).options.map(({ label }) => label)).toEqual([
      'orderId',
    ]);
    expect(completionsInTemplate(scope, 'a ${ input.or', 13).options.map(({ label }) => label)).toEqual([
      'orderId',
    ]);
    expect(completionsInTemplate(scope, 'a ${ input.or } in', 18).options).toEqual([]);
  });
});
