import { describe, expect, it } from '@jest/globals';
import { referencedPaths } from './references.ts';

function paths(source: string): string[] {
  return referencedPaths(source).map((path) => path.join('/'));
}

describe('the paths that an expression reads', () => {
  it.each([
    ['input.amount > vars.limit', ['input/amount', 'vars/limit']],
    ['steps.pay.output.id', ['steps/pay/output/id']],
    ["steps['pay'].output[0]", ['steps/pay/output/0']],
    ['vars[input.key]', ['vars', 'input/key']],
    ['vars', ['vars']],
    ['has(vars.a.b) && vars.a.b > 1', ['vars/a/b']],
    ["get(vars, 'a')", ['vars/a']],
    ["get(vars.a, 'b', input.c)", ['vars/a/b', 'input/c']],
    ["get(vars, 'a.b', 1)", ['vars']],
    ['get(vars, input.k, 1)', ['vars', 'input/k']],
    ['vars.l.map(x, x.a + vars.b)', ['vars/l', 'vars/b']],
    ['vars.l.map(vars, vars.a)', ['vars/l']],
    ['vars.l.map(x, x.r.filter(y, y == x)) == x', ['vars/l', 'x']],
    ['(input.a ? vars.x : vars.y).z', ['input/a', 'vars/x', 'vars/y']],
    ["{'k': input.a}.k", ['input/a']],
    ['input.a == 1 || input.a == 2', ['input/a']],
    ['upper(input.s) + input.s.lower()', ['input/s']],
    ['1 + 1', []],
    ['input.', []],
  ])('%s', (source, expected) => {
    expect(paths(source)).toEqual(expected);
  });
});
