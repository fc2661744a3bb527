import { describe, expect, it } from '@jest/globals';
import type { Graph } from '@fermata/editing';
import { noSelection } from './canvas-props.ts';
import { detailOf } from './detail.ts';
import { drawnOf } from './drawn.ts';
import { edgesOf, nodesOf, placesOf, type Building, type Shown } from './flow.ts';
import { manySteps, refundGraph } from './graph.fixture.ts';
import { layoutOf, shapeOf } from './layout.ts';
import { isSame, keepSame } from './same.ts';
import { neighbour } from './walk.ts';

const nothing: Shown = {
  mode: 'edit',
  statuses: undefined,
  visitedEdges: undefined,
  marks: undefined,
  coverage: undefined,
  playing: undefined,
  canMove: true,
  canMoveNote: true,
};

function buildingOf(graph: Graph, shown: Partial<Shown> = {}) {
  const drawn = drawnOf(graph);
  const layout = layoutOf(shapeOf(drawn));
  const places = placesOf(drawn, layout, {});
  const building: Building = {
    graph,
    drawn,
    places,
    pictures: {},
    selection: noSelection,
    shown: { ...nothing, ...shown },
  };
  return { building, layout, places, drawn };
}

describe('the boxes of a canvas', () => {
  it('keep their identity but for the one that is selected', () => {
    const { building } = buildingOf(manySteps(50));
    const before = nodesOf(building);
    const selection = { ...noSelection, steps: ['s7'] };
    const after = keepSame(before, nodesOf({ ...building, selection }));
    expect(after.filter((node, index) => node !== before[index]).map(({ id }) => id)).toEqual(['s7']);
  });

  it('keep their identity when the definition is read anew without a change', () => {
    const before = nodesOf(buildingOf(manySteps(50)).building);
    expect(keepSame(before, nodesOf(buildingOf(manySteps(50)).building))).toBe(before);
  });

  it('are drawn anew for a step whose status in the instance changes, and only for it', () => {
    const graph = refundGraph();
    const before = nodesOf(
      buildingOf(graph, { statuses: { load: { status: 'running', visits: 1 } } }).building,
    );
    const statuses = { load: { status: 'completed', visits: 1 } } as const;
    const after = keepSame(before, nodesOf(buildingOf(graph, { statuses }).building));
    expect(after.filter((node, index) => node !== before[index]).map(({ id }) => id)).toEqual(['load']);
  });

  it('stand where their author put them', () => {
    const graph = refundGraph();
    const nodes = graph.nodes.map((node) =>
      node.id === 'pay' ? { ...node, position: { x: 7, y: 9 } } : node,
    );
    const { places } = buildingOf({ ...graph, nodes });
    expect(places['pay']).toEqual({ x: 7, y: 9 });
    expect(places['done']).toEqual(buildingOf(graph).places['done']);
  });

  it('of a collapsed group are one box, and its inner edges are gone', () => {
    const groups = [
      { id: 'g', title: 'Ends', steps: ['reject', 'done'], collapsed: true, path: '/layout/groups/0' },
    ];
    const { building, layout } = buildingOf({ ...refundGraph(), groups });
    expect(nodesOf(building).map(({ id }) => id)).toEqual(['load', 'review', 'pay', 'group:g']);
    const edges = edgesOf(building, layout);
    expect(edges.some(({ id }) => id === '/steps/reject/next/0')).toBe(false);
    expect(edges.find(({ id }) => id === '/steps/pay/next/0')).toMatchObject({ target: 'group:g' });
  });

  it('show bonds only around what is selected', () => {
    const links = [{ from: 'pay', to: 'review', kind: 'cancels' as const, path: '/steps/pay/cancels/0' }];
    const { building, layout } = buildingOf({ ...refundGraph(), links });
    const typesWith = (steps: readonly string[]): number =>
      edgesOf({ ...building, selection: { ...noSelection, steps } }, layout).filter(
        ({ type }) => type === 'link',
      ).length;
    expect([typesWith([]), typesWith(['pay']), typesWith(['review']), typesWith(['load'])]).toEqual([
      0, 1, 1, 0,
    ]);
  });
});

describe('the small print', () => {
  it('is drawn but for many steps from afar', () => {
    const far = (boxes: number, zoom: number): boolean => detailOf(boxes, zoom).isFar;
    expect([far(61, 0.4), far(61, 0.5), far(60, 0.1)]).toEqual([true, false, false]);
  });
});

describe('values that say the same', () => {
  it('are told from others, also by what is missing', () => {
    expect(isSame({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] })).toBe(true);
    expect(isSame({ a: 1 }, { a: 1, b: undefined })).toBe(false);
    expect(isSame([1], { 0: 1 })).toBe(false);
    expect(isSame(new Set([1]), new Set([2]))).toBe(false);
  });
});

describe('the arrow keys', () => {
  const { places, drawn } = buildingOf(refundGraph());
  const ways = drawn.edges.filter(({ edge }) => !edge.back);
  const go = (from: string, direction: 'up' | 'down' | 'left' | 'right') =>
    neighbour({ places, ways }, from, direction);

  it('go down along the first way out and up along the first way in', () => {
    expect(go('load', 'down')).toBe('pay');
    expect(go('review', 'up')).toBe('load');
    expect(go('done', 'up')).toBe('pay');
  });

  it('go to the neighbour beside', () => {
    const [left, right] = places['pay']!.x < places['reject']!.x ? ['pay', 'reject'] : ['reject', 'pay'];
    expect(go(left!, 'right')).toBe(right);
    expect(go(right!, 'left')).toBe(left);
  });

  it('stay where nothing is', () => {
    expect(go('done', 'down')).toBeUndefined();
    expect(go('load', 'up')).toBeUndefined();
  });
});
