import { describe, expect, it } from '@jest/globals';
import { graphOf } from '@fermata/editing';
import type { JsonValue } from '@fermata/model';
import { candidates, mappingOf, waysOf } from './mapping.ts';

const graph = (steps: JsonValue) => graphOf({ kind: 'workflow', name: 'w', start: 'a', steps });
const from = graph({ a: { type: 'task' }, review: { type: 'manual' }, b: { type: 'set' } });
const to = graph({ a: { type: 'task' }, approval: { type: 'manual' }, b: { type: 'task' } });

describe('moving to another version', () => {
  it('maps steps of one id and type by themselves, and says which have lost their place', () => {
    const ways = waysOf(from, to, new Set(['review']), {});
    expect(ways.map(({ step, to: target, kind, isOpen }) => [step.id, target, kind, isOpen])).toEqual([
      ['a', 'a', 'same', false],
      ['review', undefined, 'lost', true],
      ['b', undefined, 'lost', false],
    ]);
  });

  it('follows what a person has chosen, and tells the API nothing else', () => {
    const chosen = { review: 'approval' };
    expect(waysOf(from, to, new Set(), chosen)[1]).toMatchObject({ to: 'approval', kind: 'chosen' });
    expect(mappingOf(chosen)).toEqual({ steps: { review: 'approval' } });
    expect(mappingOf({})).toBeUndefined();
  });

  it('offers targets of the same type, else all', () => {
    const [, review, b] = from.nodes;
    expect(candidates(review!, to).map(({ id }) => id)).toEqual(['approval']);
    expect(candidates(b!, to).map(({ id }) => id)).toEqual(['a', 'approval', 'b']);
  });
});
