import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, type JsonValue } from '@fermata/model';
import { applyChange } from './apply.ts';
import { differences } from './differences.ts';
import { isRefused } from './edit.ts';

const json = (): fc.Arbitrary<JsonValue> =>
  fc
    .jsonValue({ maxDepth: 4, depthSize: 'small' })
    .map((value) => JSON.parse(JSON.stringify(value)) as JsonValue)
    .filter((value) => !/"(__proto__|constructor|prototype)"/.test(JSON.stringify(value)));

const small = fc.array(
  fc.oneof(
    fc.constantFrom('a', 'b', 'c'),
    fc.record({ to: fc.constantFrom('x', 'y', 'z'), when: fc.constantFrom('p', 'q') }),
  ),
  { maxLength: 8 },
) as fc.Arbitrary<JsonValue>;

function after(before: JsonValue, change: ReturnType<typeof differences>): JsonValue {
  const applied = applyChange(before, change);
  if (isRefused(applied)) throw new Error(applied.refused.message);
  return applied.definition;
}

describe('the differences of two definitions', () => {
  it('lead from any value to any other, and back', () => {
    const pair = fc.oneof(fc.tuple(json(), json()), fc.tuple(small, small));
    fc.assert(
      fc.property(pair, ([one, other]) => {
        const applied = applyChange(one, differences(one, other));
        if (isRefused(applied)) throw new Error(applied.refused.message);
        expect(canonicalJson(applied.definition)).toBe(canonicalJson(other));
        const back = applyChange(applied.definition, applied.inverse);
        if (isRefused(back)) throw new Error(back.refused.message);
        expect(canonicalJson(back.definition)).toBe(canonicalJson(one));
      }),
      { numRuns: 300 },
    );
  });

  it('are one edit for one field', () => {
    const before = { steps: { a: { type: 'set', next: [{ to: 'b' }, { to: 'c' }] } } };
    const later = { steps: { a: { type: 'set', next: [{ to: 'b', when: 'x' }, { to: 'c' }] } } };
    expect(differences(before, later).edits).toEqual([
      { op: 'set', path: '/steps/a/next/0/when', value: 'x' },
    ]);
  });

  it('are one move for one item that moved, whichever way', () => {
    expect(differences([1, 2, 3, 4], [2, 3, 4, 1]).edits).toEqual([{ op: 'move', from: '/0', path: '/3' }]);
    expect(differences([1, 2, 3, 4], [4, 1, 2, 3]).edits).toEqual([{ op: 'move', from: '/3', path: '/0' }]);
  });

  it('are one removal for one item that is gone, one rename for a member of another key', () => {
    const list = { next: [{ to: 'a' }, { to: 'b' }, { to: 'c' }] };
    expect(differences(list, { next: [{ to: 'a' }, { to: 'c' }] }).edits).toEqual([
      { op: 'remove', path: '/next/1' },
    ]);
    expect(differences({ a: { x: 1 }, b: 2 }, { c: { x: 1 }, b: 2 }).edits).toEqual([
      { op: 'rename', path: '/a', key: 'c' },
    ]);
  });

  it('put a new member where it was written', () => {
    const later = after({ a: 1, d: 4 }, differences({ a: 1, d: 4 }, { a: 1, b: 2, c: 3, d: 4 }));
    expect(Object.keys(later as object)).toEqual(['a', 'b', 'c', 'd']);
  });
});
