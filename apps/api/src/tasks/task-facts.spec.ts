import { describe, expect, it } from '@jest/globals';
import type { JsonValue } from '@fermata/model';
import { factsOf } from './task-facts.ts';

const names = (...sources: readonly JsonValue[]) => factsOf(...sources).map(({ name }) => name);

describe('facts', () => {
  it('begin with amounts, then names, ids and dates, then the rest', () => {
    expect(
      names({ note: 'x', dueOn: '2026-01-01', orderId: 'o-1', customerName: 'Ada', amount: 80 }),
    ).toEqual(['amount', 'customerName', 'orderId', 'dueOn', 'note']);
  });

  it('are scalar members, and those of members; lists, deep ones and long texts are not', () => {
    const deep = {
      order: { id: 'o-1', lines: [1], more: { id: 2 } },
      text: 'x'.repeat(201),
      empty: ' ',
      none: null,
    };
    expect(factsOf(deep)).toEqual([{ name: 'order.id', value: 'o-1' }]);
    expect(factsOf(null, 7, ['a'])).toEqual([]);
  });

  it('never tell a secret, wherever it stands', () => {
    const secrets = {
      password: 'x',
      apiKey: 'x',
      api_key: 'x',
      auth: { accessToken: 'x' },
      cardCvc: '123',
      pin: 1,
    };
    expect(factsOf({ ...secrets, credentials: { user: 'x' } })).toEqual([]);
  });

  it('are twelve at most, each name once, of what the task shows before what the instance was given', () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`field${n}`, n]));
    expect(factsOf(many)).toHaveLength(12);
    expect(factsOf({ amount: 1 }, { amount: 2 })).toEqual([{ name: 'amount', value: 1 }]);
  });
});
