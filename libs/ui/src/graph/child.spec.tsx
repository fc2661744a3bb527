/** @jest-environment jsdom */
import { show } from '../shown.fixture.tsx';
import { describe, expect, it, jest } from '@jest/globals';
import { fireEvent, screen, within } from '@testing-library/react';
import { graphOf, type Graph } from '@fermata/editing';
import type { JsonValue } from '@fermata/model';
import type { GraphCanvasProps, OpenedChild } from './canvas-props.ts';
import { picturesOf, sizesOf } from './child-picture.ts';
import { drawnOf } from './drawn.ts';
import { placesOf } from './flow.ts';
import { refundGraph } from './graph.fixture.ts';
import { GraphCanvas } from './graph-canvas.tsx';
import { layoutOf, shapeOf } from './layout.ts';
import { sizeIn, type Box } from './size.ts';

/** A case that starts a refund, with a step beside and a step below it. */
function caseGraph(position?: { readonly x: number; readonly y: number }): Graph {
  const steps = {
    begin: { type: 'set', next: [{ to: 'pay' }, { to: 'tell' }] },
    pay: { type: 'workflow', title: 'Pay it back', workflow: 'refund@3', next: [{ to: 'done' }] },
    tell: { type: 'emit', event: 'told', next: [{ to: 'done' }] },
    done: { type: 'end' },
  };
  const layout = { steps: { pay: position, tell: { x: 600, y: 112 }, done: { x: 300, y: 300 } } };
  const placed = position === undefined ? {} : { layout };
  return graphOf({ kind: 'workflow', start: 'begin', steps, ...placed } as unknown as JsonValue);
}

const inner: OpenedChild = { title: 'refund@3', inside: { kind: 'graph', graph: refundGraph() } };
const layOut = (_: string, shape: Parameters<typeof layoutOf>[0]) => layoutOf(shape);

function boxesOf(graph: Graph, opened: Readonly<Record<string, OpenedChild>>) {
  const pictures = picturesOf(graph, opened, layOut);
  const [drawn, sizes] = [drawnOf(graph), sizesOf(pictures)];
  const isByHand = graph.nodes.some((node) => node.position !== undefined);
  const layout = layoutOf(shapeOf(drawn, isByHand ? {} : sizes));
  const places = placesOf(drawn, layout, sizes);
  const boxes = Object.entries(places).map(([id, place]): Box => ({ ...place, ...sizeIn(sizes, id) }));
  return { boxes, layout, pictures, places };
}

function touching(boxes: readonly Box[]): number {
  const touches = (one: Box, other: Box): boolean =>
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height;
  return boxes.flatMap((one, index) => boxes.slice(index + 1).filter((other) => touches(one, other))).length;
}

function canvas(properties: Partial<GraphCanvasProps> = {}) {
  return show(<GraphCanvas graph={caseGraph()} mode="edit" {...properties} />);
}

describe('a workflow that is opened in the place of its step', () => {
  it('gets the room that its steps need, and touches no other step', () => {
    const { boxes, pictures } = boxesOf(caseGraph(), { pay: inner });
    const { size, inside } = pictures['pay']!;
    expect(touching(boxes)).toBe(0);
    for (const { x, y } of Object.values(inside!.layout.places)) {
      expect([x >= 0, y >= 0, x + 232 <= size.width, y + 64 <= size.height]).toEqual([
        true,
        true,
        true,
        true,
      ]);
    }
  });

  it('pushes steps aside that were placed by hand', () => {
    const { boxes, places } = boxesOf(caseGraph({ x: 300, y: 100 }), { pay: inner });
    expect(touching(boxes)).toBe(0);
    expect(places['tell']!.x).toBeGreaterThan(600);
    expect(places['done']!.y).toBeGreaterThan(300);
  });

  it('has its ways led around it by the others', () => {
    const { boxes, layout } = boxesOf(caseGraph(), { pay: inner });
    const crossed = Object.values(layout.routes).flatMap(({ points }) =>
      points.slice(1).flatMap((point, index) => {
        const before = points[index]!;
        const [left, right] = [Math.min(point.x, before.x), Math.max(point.x, before.x)];
        const [top, bottom] = [Math.min(point.y, before.y), Math.max(point.y, before.y)];
        return boxes.filter(
          ({ x, y, width, height }) =>
            left < x + width - 1 && right > x + 1 && top < y + height - 1 && bottom > y + 1,
        );
      }),
    );
    expect(crossed).toEqual([]);
  });

  it('shows its steps, where it starts and where it ends, and the state of its instance', () => {
    const statuses = { review: { status: 'waiting', visits: 2 } } as const;
    canvas({ opened: { pay: { ...inner, statuses, note: '2 instances' } } });
    const inside = screen.getByRole('group', { name: 'Inside refund@3', hidden: true });
    expect(within(inside).getByText('Load the order')).toBeTruthy();
    expect(inside.querySelectorAll('.fm-step-start, .fm-step-end')).toHaveLength(2);
    expect(inside.querySelector('[data-look="waiting"]')!.textContent).toContain('Approve refund');
    expect(inside.textContent).toContain('×2');
    expect(screen.getByText('2 instances')).toBeTruthy();
  });

  it('is opened and closed by its button, by path also within another', () => {
    const onToggleChild = jest.fn();
    const nested = { title: 'case@1', inside: { kind: 'graph', graph: caseGraph() } } as const;
    canvas({ opened: { pay: nested }, onToggleChild });
    fireEvent.click(screen.getByRole('button', { name: 'Collapse Pay it back', hidden: true }));
    fireEvent.click(screen.getByRole('button', { name: 'Expand Pay it back', hidden: true }));
    expect(onToggleChild.mock.calls).toEqual([['pay'], ['pay/pay']]);
  });

  it('stands open within another', () => {
    const nested = { title: 'case@1', inside: { kind: 'graph', graph: caseGraph() } } as const;
    const { boxes, pictures } = boxesOf(caseGraph(), { pay: nested, 'pay/pay': inner });
    expect(touching(boxes)).toBe(0);
    expect(pictures['pay']!.inside!.pictures['pay']!.size.height).toBeLessThan(pictures['pay']!.size.height);
    canvas({ opened: { pay: nested, 'pay/pay': inner } });
    const outer = screen.getByRole('group', { name: 'Inside case@1', hidden: true });
    expect(within(outer).getByRole('group', { name: 'Inside refund@3', hidden: true })).toBeTruthy();
  });

  it('says why nothing is in it', () => {
    const opened = (kind: 'missing' | 'around') => ({
      pay: { title: 'refund@3', inside: { kind } } as const,
    });
    const { unmount } = canvas({ opened: opened('missing') });
    expect(screen.getByText('refund@3 has no published version to look into.')).toBeTruthy();
    unmount();
    canvas({ opened: opened('around') });
    expect(screen.getByText('refund@3 stands open around this step already.')).toBeTruthy();
  });

  it('leads to its own page, and nowhere out of the application', () => {
    const onVisitChild = jest.fn();
    const { container, unmount } = canvas({
      opened: { pay: { ...inner, href: '/workflows/refund' } },
      onVisitChild,
    });
    const link = container.querySelector('.fm-child a')!;
    fireEvent.click(link, { ctrlKey: true });
    fireEvent.click(link);
    expect(onVisitChild.mock.calls).toEqual([['/workflows/refund']]);
    unmount();
    for (const href of ['javascript:alert(1)', '//evil.example/x']) {
      const shown = canvas({ opened: { pay: { ...inner, href } }, onVisitChild });
      expect(shown.container.querySelector('.fm-child a')).toBeNull();
      shown.unmount();
    }
  });

  it('keeps steps where they are: nothing of how one looks at a workflow gets into it', () => {
    const onMove = jest.fn();
    const { container } = canvas({ opened: { pay: inner }, onMove });
    const box = container.querySelector('[data-id="done"]')!;
    fireEvent.keyDown(box, { key: 'ArrowLeft', altKey: true });
    expect([onMove.mock.calls, box.classList.contains('draggable')]).toEqual([[], false]);
  });

  it('is offered for steps that start a workflow only, and where somebody listens', () => {
    const { unmount } = canvas();
    expect(screen.queryByRole('button', { name: /^Expand/, hidden: true })).toBeNull();
    unmount();
    canvas({ onToggleChild: () => undefined });
    expect(screen.getAllByRole('button', { name: /^Expand/, hidden: true })).toHaveLength(1);
  });
});
