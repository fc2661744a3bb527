import { describe, expect, it } from '@jest/globals';
import { carryInput } from './carry-input.ts';

const schema = {
  type: 'object',
  properties: {
    orderId: { type: 'string' },
    amount: { type: 'number' },
    speed: { enum: ['slow', 'fast'] },
    token: { type: 'string', writeOnly: true },
    customer: { $ref: '#/$defs/person' },
    lines: { type: 'array', items: { type: 'object', properties: { sku: { type: 'string' } } } },
  },
  $defs: {
    person: {
      type: 'object',
      properties: { name: { type: 'string' }, pin: { type: 'string', format: 'password' } },
    },
  },
};

describe('the input of a past instance', () => {
  it('is taken over where the form still has a place for it', () => {
    const input = {
      orderId: 'o-1',
      amount: 80,
      speed: 'fast',
      customer: { name: 'Kim' },
      lines: [{ sku: 'a' }],
    };
    expect(carryInput(schema, input)).toEqual({ values: input, left: [] });
  });

  it('lists what the form has no field for any more, with its value', () => {
    expect(carryInput(schema, { orderId: 'o-1', colour: 'red', lines: [{ sku: 'a', size: 4 }] })).toEqual({
      values: { orderId: 'o-1', lines: [{ sku: 'a' }] },
      left: [
        { why: 'unknown', path: '/colour', value: 'red' },
        { why: 'unknown', path: '/lines/0/size', value: 4 },
      ],
    });
  });

  it('lists what a field takes no more', () => {
    expect(carryInput(schema, { amount: '80', speed: 'warp', lines: ['a', { sku: 'b' }] })).toEqual({
      values: { lines: [{ sku: 'b' }] },
      left: [
        { why: 'misfit', path: '/amount', value: '80' },
        { why: 'misfit', path: '/speed', value: 'warp' },
        { why: 'misfit', path: '/lines/0', value: 'a' },
      ],
    });
  });

  it('never carries or shows a secret, and says that it was there', () => {
    const carried = carryInput(schema, { token: 's3cret', customer: { name: 'Kim', pin: '1234' } });
    expect(carried).toEqual({
      values: { customer: { name: 'Kim' } },
      left: [
        { why: 'secret', path: '/token' },
        { why: 'secret', path: '/customer/pin' },
      ],
    });
    expect(JSON.stringify(carried)).not.toMatch(/s3cret|1234/);
  });

  it('is left alone where the schema says nothing of members or allows others', () => {
    expect(carryInput({ type: 'object' }, { a: 1 })).toEqual({ values: { a: 1 }, left: [] });
    expect(carryInput({ properties: {}, additionalProperties: true }, { a: 1 }).values).toEqual({ a: 1 });
  });

  it('that is no object is listed whole', () => {
    expect(carryInput(schema, 7)).toEqual({ values: {}, left: [{ why: 'misfit', path: '', value: 7 }] });
  });

  it('does not run in circles with a schema that names itself', () => {
    const circle = { $ref: '#' };
    expect(carryInput(circle, { a: 1 }).values).toEqual({ a: 1 });
  });
});
