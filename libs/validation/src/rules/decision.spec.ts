import { describe, expect, it } from '@jest/globals';
import { judge } from '../judge.ts';

const references = { self: { name: 'x', version: 1 }, tasks: {}, forms: {}, events: {} };

function said(more: object): readonly string[] {
  const table = {
    kind: 'decision',
    name: 'risk',
    inputs: [{ name: 'amount', type: 'number' }],
    outputs: [{ name: 'way', type: 'string' }],
    ...more,
  };
  return judge(table, { references }).problems.map(
    ({ severity, code, path, message }) => `${severity} ${code} ${path}: ${message}`,
  );
}

const rule = (amount: unknown, way = 'pay', more: object = {}): object => ({
  when: { amount, ...more },
  then: { way },
});

describe('the rules of a decision table', () => {
  it('cover every case and stand apart: nothing is said', () => {
    expect(said({ rules: [rule('< 100'), rule('[100..1000]', 'ask'), rule('> 1000', 'refuse')] })).toEqual(
      [],
    );
  });

  it('leave a gap between two intervals, which is shown by a case', () => {
    expect(said({ rules: [rule('< 100'), rule('> 100', 'ask')] })).toEqual([
      'warning decision.gap /rules: No rule holds for amount 100.',
    ]);
    expect(said({ rules: [rule('< 100'), rule('>= 101', 'ask')] })).toEqual([
      'warning decision.gap /rules: No rule holds for amount 100.',
    ]);
  });

  it('leave no gap where a column has no value between, or every output has a default', () => {
    const inputs = [{ name: 'amount', type: 'integer' }];
    expect(said({ inputs, rules: [rule('<= 100'), rule('>= 101', 'ask')] })).toEqual([]);
    expect(said({ outputs: [{ name: 'way', default: 'ask' }], rules: [rule('< 100')] })).toEqual([]);
    expect(said({ hit: 'collect', rules: [rule('< 100')] })).toEqual([]);
  });

  it('leave a gap in a combination of columns', () => {
    const inputs = [
      { name: 'amount', type: 'number' },
      { name: 'tier', values: ['gold', 'tin'] },
    ];
    const rules = [rule('< 100'), rule('>= 100', 'ask', { tier: "'gold'" })];
    expect(said({ inputs, rules })).toEqual([
      'warning decision.gap /rules: No rule holds for amount 100, tier "tin".',
    ]);
    expect(said({ inputs, rules: [...rules, rule('>= 100', 'ask', { tier: "not('gold')" })] })).toEqual([]);
  });

  it('overlap where only one may hold, or where they say different things', () => {
    const rules = [rule('< 100'), rule('>= 50', 'ask')];
    expect(said({ rules })).toEqual(['warning decision.overlap /rules/1: It can hold together with rule 1.']);
    expect(said({ hit: 'any', rules })).toEqual([
      'warning decision.overlap /rules/1: It can hold together with rule 1.',
    ]);
    expect(said({ hit: 'any', rules: [rule('< 100'), rule('>= 50')] })).toEqual([]);
    expect(said({ hit: 'first', rules })).toEqual([]);
  });

  it('are never reached behind rules that always hold before them', () => {
    const rules = [rule('< 100'), rule('>= 50', 'ask'), rule('[60..90]', 'refuse'), rule('-', 'never')];
    expect(said({ hit: 'first', rules })).toEqual([
      'warning decision.unreachable /rules/2: Rules before it hold in each of its cases.',
      'warning decision.unreachable /rules/3: Rules before it hold in each of its cases.',
    ]);
  });

  it('are compared by date, by moment, by truth and by text', () => {
    const dated = [{ name: 'amount', type: 'date' }];
    expect(said({ inputs: dated, rules: [rule('<= 2030-01-31'), rule('>= 2030-02-01')] })).toEqual([]);
    expect(said({ inputs: dated, rules: [rule('<= 2030-01-31'), rule('>= 2030-02-02')] })).toEqual([
      'warning decision.gap /rules: No rule holds for amount "2030-02-01".',
    ]);
    expect(
      said({ inputs: [{ name: 'amount', type: 'boolean' }], rules: [rule(true), rule('false')] }),
    ).toEqual([]);
    expect(
      said({ inputs: [{ name: 'amount', type: 'string' }], rules: [rule('gold'), rule('not(gold)')] }),
    ).toEqual([]);
    expect(said({ inputs: [{ name: 'amount', type: 'string' }], rules: [rule('gold')] })).toEqual([
      'warning decision.gap /rules: No rule holds for amount "any other text".',
    ]);
  });

  it('say nothing certain where a cell must be evaluated', () => {
    expect(said({ rules: [rule('value > input.amount - 1')] })).toEqual([]);
  });

  it('are refused by the schema and the compiler, each place once', () => {
    expect(said({ hit: 'best', rules: [rule('[5..1]')] })).toEqual([
      expect.stringContaining('error schema'),
      'error decision.cell /rules/0/when/amount: nothing lies in this interval',
    ]);
  });
});

describe('a calendar', () => {
  it('is judged with the zones that are known here', () => {
    const calendar = {
      kind: 'calendar',
      name: 'office',
      zone: 'Europe/Berlin',
      hours: { monday: ['09:00-17:00'] },
    };
    const codes = (more: object) =>
      judge({ ...calendar, ...more }, { references }).problems.map(({ code, path }) => `${code} ${path}`);
    expect(codes({})).toEqual([]);
    expect(codes({ zone: 'Europe/Atlantis' })).toEqual(['calendar.zone /zone']);
    expect(codes({ hours: {} })).toEqual(['calendar.closed ']);
    expect(codes({ holidays: ['2030-02-30'] })).toEqual(['calendar.date /holidays/0']);
  });
});
