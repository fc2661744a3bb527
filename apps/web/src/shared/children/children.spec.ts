import { describe, expect, it } from '@jest/globals';
import { graphOf } from '@fermata/editing';
import type { JsonValue } from '@fermata/model';
import { childPlaces, openable, type Known, type ReadChild } from './child-places.ts';
import { kept, toggled } from './open-children.ts';

/** A workflow whose steps each start a workflow. */
function workflow(...starts: readonly string[]): Known {
  const steps = Object.fromEntries(
    starts.map((name, index) => [`s${index}`, { type: 'workflow', workflow: name }]),
  );
  return { graph: graphOf({ kind: 'workflow', start: 's0', steps } as unknown as JsonValue) };
}

const published: Readonly<Record<string, Known>> = {
  refund: workflow('bank', 'case'),
  'refund@3': workflow('bank@2'),
  bank: workflow('bank'),
  'bank@2': workflow('other'),
};
const read: ReadChild = (name, version) => published[version === undefined ? name : `${name}@${version}`];
const all = { isOpen: () => true, read };
const pathsOf = (places: readonly { readonly path: string }[]) => places.map(({ path }) => path);

describe('workflows that stand open in the place of their steps', () => {
  it('are those that were opened, the outer ones before the inner ones', () => {
    const isOpen = (path: string) => ['s0', 's0/s0', 's1/s0'].includes(path);
    const places = childPlaces('case', workflow('refund', 'bank'), { isOpen, read });
    expect(pathsOf(places)).toEqual(['s0', 's0/s0']);
  });

  it('never go in circles: what stands around already is not opened once more', () => {
    const places = childPlaces('case', workflow('refund'), all);
    expect(places.filter(({ isAround }) => isAround).map(({ path, name }) => [path, name])).toEqual([
      ['s0/s0/s0', 'bank'],
      ['s0/s1', 'case'],
    ]);
    expect(pathsOf(childPlaces('self', workflow('self'), all))).toEqual(['s0']);
  });

  it('are of the version that the publish has pinned, else of the one that is named, else of the latest', () => {
    const graph = workflow('refund', 'refund@3', 'refund@>=2');
    const known = { ...graph, references: { '/steps/s0/workflow': 'refund@7' } };
    const versions = childPlaces('case', known, all).filter(({ path }) => !path.includes('/'));
    expect(versions.map(({ version }) => version)).toEqual([7, 3, undefined]);
  });

  it('are known by their step only while nobody has read them', () => {
    const places = childPlaces('case', workflow('refund'), { isOpen: () => true, read: () => undefined });
    expect(places).toEqual([{ path: 's0', name: 'refund', isAround: false }]);
  });

  it('are opened level by level, and those that would go in a circle are not', () => {
    const known = workflow('refund', 'case');
    expect(openable('case', known, [], read)).toEqual(['s0']);
    const open = childPlaces('case', known, { isOpen: (path) => path === 's0', read });
    expect(openable('case', known, open, read)).toEqual(['s0', 's0/s0']);
  });
});

describe('what a person has opened', () => {
  it('takes with it what stood open inside, and nothing that is only called alike', () => {
    expect(toggled(['pay', 'pay/bank', 'pay2', 'x/pay'], 'pay')).toEqual(['pay2', 'x/pay']);
    expect(toggled(['pay'], 'tell')).toEqual(['pay', 'tell']);
  });

  it('is kept for each definition, and forgotten where nothing is open or too many are', () => {
    expect(kept({ a: ['x'], b: ['y'] }, 'a', [])).toEqual({ b: ['y'] });
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`d${index}`, ['x']]));
    const after = kept(many, 'new', ['y']);
    expect([Object.keys(after).length, after['d0'], after['new']]).toEqual([100, undefined, ['y']]);
  });
});
