/** @jest-environment jsdom */
import { describe, expect, it, jest } from '@jest/globals';
import { fireEvent, screen } from '@testing-library/react';
import { show } from '../shown.fixture.tsx';
import { noSelection, type GraphCanvasProps } from './canvas-props.ts';
import { refundGraph } from './graph.fixture.ts';
import { GraphCanvas } from './graph-canvas.tsx';

function canvas(properties: Partial<GraphCanvasProps> = {}) {
  const shown = show(<GraphCanvas graph={refundGraph()} mode="edit" {...properties} />);
  const box = (id: string): HTMLElement => shown.container.querySelector(`[data-id="${id}"]`)!;
  return { ...shown, box };
}

describe('the graph canvas', () => {
  it('names every step by what it is, does and has', () => {
    const { box } = canvas();
    const name = document.getElementById(box('review').getAttribute('aria-labelledby')!)!.textContent;
    expect(name).toBe(
      'Approve refund, Manual step, refunds · due 8 h, 2 problems, Assigned to refunds, Due 8 h',
    );
    expect(box('review').tabIndex).toBe(0);
  });

  it('says the status of a step in an instance, and shows how often it was visited', () => {
    const { box } = canvas({ mode: 'view', statuses: { review: { status: 'waiting', visits: 3 } } });
    const name = document.getElementById(box('review').getAttribute('aria-labelledby')!)!.textContent;
    expect(name).toContain('Waiting, 3 visits');
    expect(box('review').querySelector('.fm-step')!.getAttribute('data-look')).toBe('waiting');
    expect(box('review').textContent).toContain('×3');
  });

  it('walks along the edges with the arrows and tells what is selected', () => {
    const onSelect = jest.fn();
    const { box } = canvas({ onSelect });
    box('load').focus();
    fireEvent.keyDown(box('load'), { key: 'ArrowDown' });
    expect(onSelect).toHaveBeenCalledWith({ ...noSelection, steps: ['pay'] });
    expect(document.activeElement).toBe(box('pay'));
  });

  it('leaves arrows with a modifier to the page', () => {
    const [onSelect, onMove] = [jest.fn(), jest.fn()];
    const { box } = canvas({ onSelect, onMove });
    expect(fireEvent.keyDown(box('load'), { key: 'ArrowRight', shiftKey: true })).toBe(true);
    expect([onSelect.mock.calls, onMove.mock.calls]).toEqual([[], []]);
  });

  it('moves a step with Alt and the arrows', () => {
    const onMove = jest.fn<NonNullable<GraphCanvasProps['onMove']>>();
    const handle = {
      current: null as null | { places(): Readonly<Record<string, { x: number; y: number }>> },
    };
    const { box } = canvas({ onMove, handle: (made) => void (handle.current = made) });
    const { x, y } = handle.current!.places()['pay']!;
    fireEvent.keyDown(box('pay'), { key: 'ArrowLeft', altKey: true });
    expect(onMove).toHaveBeenCalledWith({ pay: { x: x - 16, y } });
  });

  it('opens with Enter, asks for the menu with its key, deletes the selection', () => {
    const [onOpen, onContextMenu, onDelete] = [jest.fn(), jest.fn(), jest.fn()];
    const selection = { ...noSelection, steps: ['pay', 'review'] };
    const { box } = canvas({ onOpen, onContextMenu, onDelete, selection });
    fireEvent.keyDown(box('pay'), { key: 'Enter' });
    fireEvent.keyDown(box('pay'), { key: 'F10', shiftKey: true });
    fireEvent.keyDown(box('pay'), { key: 'Delete' });
    fireEvent.keyDown(box('done'), { key: 'Delete' });
    expect(onOpen).toHaveBeenCalledWith({ kind: 'step', id: 'pay' });
    expect(onContextMenu).toHaveBeenCalledWith({ kind: 'step', id: 'pay' }, { x: 0, y: 0 });
    expect(onDelete.mock.calls).toEqual([[selection], [{ ...noSelection, steps: ['done'] }]]);
  });

  it('does nothing with a key that nobody listens to, and lets it go on to the page', () => {
    const { box } = canvas();
    expect(fireEvent.keyDown(box('pay'), { key: 'Delete' })).toBe(true);
    expect(fireEvent.keyDown(box('pay'), { key: 'n' })).toBe(true);
  });

  it('offers a "+" below a step without a way out, and nothing of it to read only eyes', () => {
    const graph = refundGraph();
    const open = { ...graph, nodes: graph.nodes.map((node) => ({ ...node, ends: node.id === 'pay' })) };
    const onInsertAfter = jest.fn();
    const { unmount } = canvas({ graph: open, onInsertAfter, onInsertOnEdge: () => undefined });
    fireEvent.click(screen.getByRole('button', { name: 'Add a step after pay', hidden: true }));
    expect(onInsertAfter).toHaveBeenCalledWith('pay', expect.anything());
    unmount();
    canvas({ graph: open, mode: 'view', onInsertAfter, onInsertOnEdge: () => undefined });
    expect(screen.queryByRole('button', { name: /Add a step/, hidden: true })).toBeNull();
  });

  it('shows what stands there without a step', () => {
    canvas({ graph: { nodes: [], edges: [], links: [], notes: [], groups: [] }, empty: 'Begin here' });
    expect(screen.getByText('Begin here')).toBeTruthy();
  });

  it('renders what a definition says as text', () => {
    const graph = refundGraph();
    const title = '<img src=x onerror=alert(1)>';
    const notes = [{ id: 'n', text: title, x: 0, y: 0, path: '/layout/notes/0' }];
    const { container } = canvas({
      graph: {
        ...graph,
        notes,
        nodes: graph.nodes.map((node) => ({ ...node, title, line: { text: title } })),
      },
    });
    expect(container.querySelector('img')).toBeNull();
    expect(screen.getAllByText(title).length).toBeGreaterThan(0);
  });
});
