import { describe, expect, it } from '@jest/globals';
import { evaluateExpression } from './evaluate.ts';
import { LIMITS } from './limits.ts';
import { outcome } from './outcome.fixture.ts';
import { parseExpression } from './parse.ts';

const LIMIT = 'expression.limit';

function codesOf(source: string): readonly string[] {
  const result = parseExpression(source);
  return result.ok ? [] : result.problems.map((problem) => problem.code);
}

describe('limits on the text of an expression', () => {
  it.each([
    ['10,000 nested parentheses', '('.repeat(4_000) + '1' + ')'.repeat(4_000)],
    ['33 nested lists', '['.repeat(33) + ']'.repeat(33)],
    ['a chain of 40 fields', 'a' + '.b'.repeat(40)],
    ['8,000 exclamation marks', '!'.repeat(8_000) + 'true'],
    ['8,000 minus signs', '-'.repeat(8_000) + '1'],
    ['more than 1,000 nodes', Array.from({ length: 600 }, () => '1').join('+')],
    ['a literal of a megabyte', `'${'x'.repeat(1_000_000)}'`],
    ['three macros inside each other', 'l.map(a, l.map(b, l.map(c, 1)))'],
  ])('%s', (_, source) => {
    expect(codesOf(source)).toEqual([LIMIT]);
  });

  it('let pass what is within them', () => {
    expect(codesOf(Array.from({ length: 450 }, () => '1').join('+'))).toEqual([]);
    expect(codesOf('l.map(a, l.map(b, 1)) + l.map(a, l.map(b, 1))')).toEqual([]);
    expect(codesOf('['.repeat(30) + ']'.repeat(30))).toEqual([]);
  });
});

describe('limits on evaluation', () => {
  const long = Array.from({ length: 2_000 }, (_, i) => i);

  it.each([
    ['two macros over 2,000 elements', 'l.all(x, l.all(y, x >= 0))'],
    ['two macros whose failures are absorbed', 'l.exists(x, l.exists(y, y.a))'],
    ['membership in a macro', 'l.map(x, -1 in l)'],
    ['comparing long lists in a macro', 'l.map(x, l == l + [])'],
    ['adding long lists in a macro', 'l.map(x, l + l)'],
    ['sorting in a macro', 'l.map(x, sort(l))'],
    ['summing in a macro', 'l.map(x, sum(l))'],
    ['distinct objects', 'distinct(l.map(x, {"a": x}))'],
    ['joining in a macro', `l.map(x, join(l, ','))`],
    ['keys in a macro', 'l.map(x, keys(o))'],
    ['merging in a macro', 'l.map(x, merge(o, o))'],
    ['flattening many long lists', 'flatten(l.map(x, l))'],
    ['range', 'range(0, 1000000000)'],
    ['ranges in a macro', 'l.map(x, range(0, 50000))'],
    ['a text grown by replacing', `replace(replace(replace(s, 'x', s), 'x', s), 'x', s)`],
    ['padding', `padStart('', 1000000000, 'x')`],
    ['a long text in a macro', 'l.map(x, upper(s))'],
    ['a result of more than 256 KiB', 'l.map(x, s)'],
    [
      'a limit inside of exists, after an element that failed',
      `[0, 1].exists(x, x == 0 ? null : padStart('', 2000000, 'x') == '')`,
    ],
    ['a limit inside of ||', 'l.all(x, l.all(y, x >= 0)) || true'],
  ])('%s', (_, source) => {
    const o = Object.fromEntries(long.map((n) => [`k${n}`, n]));
    expect(outcome(source, { l: long, s: 'x'.repeat(1_000), o })).toBe(LIMIT);
  });

  it.each([
    ['^(a+)+$', 'a'.repeat(29) + '!', false],
    ['^(a|a)*$', 'a'.repeat(1_000) + 'b', false],
    ['(x+x+)+y', 'x'.repeat(2_000), false],
    ['^(([a-z])+.)+[A-Z]([a-z])+$', 'a'.repeat(2_000), false],
  ])('the pattern %s, which runs for ever elsewhere, is answered in linear time', (pattern, text, result) => {
    expect(outcome('regexMatch(s, p)', { s: text, p: pattern })).toBe(result);
  });

  it.each([
    ['a large pattern over a long text', 'regexMatch(s, "(a{100}){10}")'],
    ['a search that looks ahead to the end from every place', `regexFindAll(s, '(a|b)*c|[ab]')`],
    ['the same while replacing', `regexReplace(s, '(a|b)*c|[ab]', '')`],
    ['many patterns', 'l.map(x, regexMatch("a", "a{50}" + string(x)))'],
  ])('%s ends at the operation budget', (_, source) => {
    expect(outcome(source, { s: 'ab'.repeat(10_000), l: long })).toBe(LIMIT);
  });

  it('leave room for a real list: 20,000 rows mapped and filtered', () => {
    const rows = Array.from({ length: 20_000 }, (_, n) => ({ n, total: n * 1.5 }));
    expect(outcome('sum(rows.filter(r, r.total > 10).map(r, r.total)) > 0', { rows })).toBe(true);
  });

  it('leave room for a pattern over a real list, since it is compiled once an evaluation', () => {
    const rows = Array.from({ length: 5_000 }, (_, n) => ({ id: `PO-${n}` }));
    expect(outcome(`size(rows.filter(r, regexMatch(r.id, '^PO-[0-9]*5$')))`, { rows })).toBe(500);
  });

  it('end data that is nested without end as an error, not as a crash', () => {
    let deep: unknown = 1;
    for (let i = 0; i < 100_000; i++) deep = [deep];
    const scope = { deep, same: structuredClone(1) } as never;
    expect(evaluateExpression('deep', scope)).toMatchObject({ ok: false, error: { code: LIMIT } });
    expect(evaluateExpression('deep == [deep]', scope)).toMatchObject({ ok: false, error: { code: LIMIT } });
  });

  it('count the same operations each time', () => {
    const parsed = parseExpression('l.map(x, x + 1)');
    if (!parsed.ok) throw new Error('did not parse');
    const spent = [1, 2].map(() => {
      const frame = { scope: { l: long }, locals: [], left: LIMITS.operations };
      parsed.expression.run(frame);
      return LIMITS.operations - frame.left;
    });
    expect(spent[0]).toBe(spent[1]);
    expect(spent[0]).toBeGreaterThan(long.length * 2);
  });
});
