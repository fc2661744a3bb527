import { describe, expect, it } from '@jest/globals';
import { outcome } from './outcome.fixture.ts';

const FAILED = 'expression.failed';

/** Each pair of operands as literals, as data, and mixed in both orders must give the same. */
function everyOrigin(left: number, operator: string, right: number): unknown[] {
  const scope = { l: left, r: right };
  return [
    outcome(`${left} ${operator} ${right}`),
    outcome(`l ${operator} r`, scope),
    outcome(`${left} ${operator} r`, scope),
    outcome(`l ${operator} ${right}`, scope),
  ];
}

describe('numbers are JSON numbers wherever they come from', () => {
  it.each([
    [7, '+', 2, 9],
    [7, '+', 0.5, 7.5],
    [7, '-', 2, 5],
    [0.5, '-', 7, -6.5],
    [7, '*', 2, 14],
    [7, '*', 1.5, 10.5],
    [7, '/', 2, 3.5],
    [2, '/', 7, 2 / 7],
    [7, '/', 0.5, 14],
    [7, '%', 4, 3],
    [7.5, '%', 2, 1.5],
    [1, '<', 1.5, true],
    [1.5, '<', 1, false],
    [1, '<=', 1.0, true],
    [2, '<=', 1, false],
    [1.5, '>', 1, true],
    [1, '>', 1.5, false],
    [1, '>=', 1.0, true],
    [1, '>=', 2, false],
    [1, '==', 1.0, true],
    [1, '==', 1.5, false],
    [1, '!=', 1.0, false],
    [1, '!=', 2, true],
  ])('%d %s %d', (left, operator, right, result) => {
    expect(everyOrigin(left, operator, right)).toEqual([result, result, result, result]);
  });

  it('counts sizes, indexes and sums as the same kind of number', () => {
    const scope = { l: [1, 2, 3], i: 1, o: { total: 10.5 } };
    expect(outcome('size(l) > 2', scope)).toBe(true);
    expect(outcome('l[i + 1]', scope)).toBe(3);
    expect(outcome('l[size(l) - 1]', scope)).toBe(3);
    expect(outcome('o.total + 1', scope)).toBe(11.5);
    expect(outcome('1 + o.total', scope)).toBe(11.5);
    expect(outcome('2.0 in l', scope)).toBe(true);
    expect(outcome('l == [1.0, 2, 3.0]', scope)).toBe(true);
    expect(outcome('[1] + [2.5]')).toEqual([1, 2.5]);
  });

  it.each(['1 / 0', '1.0 / 0.0', '5 % 0', 'x / 0', '1e308 * 10.0', '1e308 + 1e308', '-1e308 - 1e308'])(
    '%s is a failure, since JSON has no number for it',
    (source) => {
      expect(outcome(source, { x: 1 })).toBe(FAILED);
    },
  );

  it('yields no negative zero', () => {
    for (const source of [
      '-0',
      '-x',
      '0 * -1',
      'round(-0.4)',
      'trunc(-0.5)',
      '-(0.0)',
      'ceil(-0.5)',
      '-1 % 1',
      '0 / -5',
    ]) {
      expect([source, Object.is(outcome(source, { x: 0 }), 0)]).toEqual([source, true]);
    }
  });

  it('refuses whole numbers that a JSON number cannot carry exactly', () => {
    expect(outcome('9007199254740991')).toBe(9_007_199_254_740_991);
    expect(outcome('9007199254740993')).toBe(FAILED);
    expect(outcome('1e309')).toBe(FAILED);
  });
});

describe('the other operators', () => {
  it.each([
    [`'a' + 'b'`, 'ab'],
    [`'a' < 'b'`, true],
    [`'a' > 'b'`, false],
    [`'B' < 'a'`, true],
    ['[1, 2] + [3]', [1, 2, 3]],
    [`'a' in {'a': null}`, true],
    [`'toString' in {'a': 1}`, false],
    [`'x' in ['x']`, true],
    [`{'a': [1, {'b': null}]} == {'a': [1.0, {'b': null}]}`, true],
    [`{'a': 1} == {'a': 1, 'b': 2}`, false],
    [`[1, 2] == [1]`, false],
    ['null == null', true],
    ['true ? 1 : 1 / 0', 1],
    ['false ? 1 / 0 : 2', 2],
    ['!(true && false)', true],
    ['-(1 + 2)', -3],
    ['1 + 2 * 3', 7],
  ])('%s', (source, result) => {
    expect(outcome(source)).toEqual(result);
  });

  it('compares values of different types as unequal, never as an error', () => {
    for (const other of ['1', `'1'`, '[1]', `{'a': 1}`, 'true'])
      expect(outcome(`null == ${other}`)).toBe(false);
    expect(outcome(`1 == '1'`)).toBe(false);
    expect(outcome(`0 != false`)).toBe(true);
    expect(outcome('[] == {}')).toBe(false);
  });

  it.each([
    'null + 1',
    '1 - null',
    `'a' + 1`,
    `1 + 'a'`,
    `'a' < 1`,
    'null < 1',
    '[1] < [2]',
    '-true',
    '!1',
    'true && 1',
    `'' || true == 1`,
    'null ? 1 : 2',
    `1 in 'abc'`,
    `1 in {'a': 1}`,
    `'a' * 2`,
    '{} + {}',
    '[1] - [1]',
  ])('%s is a failure: nothing is converted in silence', (source) => {
    expect(outcome(source)).toBe(FAILED);
  });

  it('lets the side that decides outweigh a failing one, in either place', () => {
    expect(outcome('true || x.missing', { x: {} })).toBe(true);
    expect(outcome('x.missing || true', { x: {} })).toBe(true);
    expect(outcome('x.missing && false', { x: {} })).toBe(false);
    expect(outcome('x.missing || false', { x: {} })).toBe(FAILED);
    expect(outcome('true && x.missing', { x: {} })).toBe(FAILED);
  });
});
