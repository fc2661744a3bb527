import { describe, expect, it } from '@jest/globals';
import { drawnOf } from './drawn.ts';
import { manySteps, refundGraph } from './graph.fixture.ts';
import { layoutOf, shapeKey, shapeOf } from './layout.ts';
import { forwardRoute, freeRoute, roundedPath } from './route.ts';
import { stepSize } from './size.ts';

const shapes = [refundGraph(), manySteps(12), manySteps(60)].map((graph) => shapeOf(drawnOf(graph)));

describe('the layout of a graph', () => {
  it('is the same for the same shape', () => {
    for (const shape of shapes) expect(layoutOf(shape)).toEqual(layoutOf(structuredClone(shape)));
  });

  it('puts no step on another', () => {
    for (const shape of shapes) {
      const corners = Object.values(layoutOf(shape).places);
      expect(corners).toHaveLength(shape.boxes.length);
      const touching = corners.flatMap((one, index) =>
        corners
          .slice(index + 1)
          .filter(
            (other) =>
              Math.abs(one.x - other.x) < stepSize.width && Math.abs(one.y - other.y) < stepSize.height,
          ),
      );
      expect(touching).toEqual([]);
    }
  });

  it('leads every way down, but those that lead back', () => {
    for (const shape of shapes) {
      const { places } = layoutOf(shape);
      const upwards = shape.ways.filter(({ from, to, back }) => !back && places[from]!.y >= places[to]!.y);
      expect(upwards).toEqual([]);
    }
  });

  it('runs every edge in right angles from port to port', () => {
    for (const shape of shapes) {
      const { places, routes } = layoutOf(shape);
      for (const way of shape.ways) {
        const { points, start, end } = routes[way.id]!;
        const bent = points.slice(1).filter((point, index) => {
          const before = points[index]!;
          return point.x !== before.x && point.y !== before.y;
        });
        expect(bent).toEqual([]);
        expect(start).toEqual({ x: places[way.from]!.x + 116, y: places[way.from]!.y + 64 });
        expect(end).toEqual({ x: places[way.to]!.x + 116, y: places[way.to]!.y });
      }
    }
  });

  it('runs no forward edge through a step', () => {
    for (const shape of shapes) {
      const { places, routes } = layoutOf(shape);
      const corners = Object.values(places);
      for (const { points } of shape.ways.filter(({ back }) => !back).map(({ id }) => routes[id]!)) {
        const crossed = points.slice(1).flatMap((point, index) => {
          const before = points[index]!;
          const [left, right] = [Math.min(point.x, before.x), Math.max(point.x, before.x)];
          const [top, bottom] = [Math.min(point.y, before.y), Math.max(point.y, before.y)];
          return corners.filter(
            ({ x, y }) => left < x + 231 && right > x + 1 && top < y + 63 && bottom > y + 1,
          );
        });
        expect(crossed).toEqual([]);
      }
    }
  });

  it('runs ways back on the left of all steps between their ends', () => {
    for (const shape of shapes) {
      const { places, routes } = layoutOf(shape);
      for (const way of shape.ways.filter(({ back }) => back)) {
        const lane = Math.min(...routes[way.id]!.points.map(({ x }) => x));
        const [top, bottom] = [places[way.to]!.y, places[way.from]!.y];
        const between = Object.values(places).filter(({ y }) => y >= top && y <= bottom);
        expect(between.filter(({ x }) => x <= lane)).toEqual([]);
      }
    }
  });

  it('does not depend on titles, texts and places', () => {
    const graph = refundGraph();
    const renamed = {
      ...graph,
      nodes: graph.nodes.map((node) => ({ ...node, title: 'Other', position: { x: 1, y: 2 } })),
    };
    expect(shapeKey(shapeOf(drawnOf(renamed)))).toBe(shapeKey(shapeOf(drawnOf(graph))));
  });
});

describe('a way out of a row with a taller box', () => {
  it('turns only below the tallest', () => {
    const size = { width: 232, height: 64 };
    const [source, target] = [
      { x: 0, y: 268, ...size },
      { x: 500, y: 700, ...size },
    ];
    const halfOf = (middle: number): number => (middle === 300 ? 280 : 32);
    const bends = [{ x: 616, y: 620 }];
    const { points } = forwardRoute({ source, target, bends, chip: { x: 616, y: 620 }, halfOf });
    expect(points[1]).toEqual({ x: 116, y: 592 });
  });
});

describe('an edge between steps that were placed by hand', () => {
  it('is right-angled too, downwards and upwards', () => {
    for (const end of [
      { x: 300, y: 400 },
      { x: 300, y: -200 },
      { x: 0, y: 10 },
    ]) {
      const { points } = freeRoute({ x: 0, y: 0 }, end);
      expect(points.at(-1)).toEqual(end);
      const bent = points
        .slice(1)
        .filter((point, index) => point.x !== points[index]!.x && point.y !== points[index]!.y);
      expect(bent).toEqual([]);
    }
  });

  it('has rounded corners that never overlap', () => {
    const path = roundedPath([
      { x: 0, y: 0 },
      { x: 0, y: 4 },
      { x: 100, y: 4 },
    ]);
    expect(path).toBe('M0 0L0 2Q0 4 2 4L100 4');
  });
});
