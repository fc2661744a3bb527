'use client';
import type { KeyboardEvent } from 'react';
import { noSelection, type CanvasCallbacks, type CanvasHandle, type Point } from './canvas-props.ts';
import { targetOf } from './use-gestures.ts';
import type { Flow } from './use-flow.ts';
import { neighbour, type Direction } from './walk.ts';

const directions: Readonly<Record<string, Direction>> = Object.freeze({
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
});

type Tell = { readonly current: CanvasCallbacks };

interface Keys {
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * Keys on a box that has the focus: arrows walk, with Alt they move it, Space selects, Enter opens, the menu key asks for
 * the menu, Delete deletes. All others belong to the commands of the page.
 */
export function useCanvasKeys(flow: Flow, handle: CanvasHandle, tell: Tell): Keys {
  const onKeyDown = (event: KeyboardEvent): void => {
    const box = boxOf(event.target);
    if (box === undefined) return;
    const isDone = walk(event, box) || move(event, box) || act(event, box);
    if (!isDone) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const walk = ({ key, altKey, shiftKey, ctrlKey, metaKey }: KeyboardEvent, box: string): boolean => {
    const direction = directions[key];
    if (direction === undefined || altKey || shiftKey || ctrlKey || metaKey) return false;
    const ways = flow.drawn.edges.filter(({ edge }) => !edge.back);
    const next = neighbour({ places: flow.places, ways }, box, direction);
    if (next === undefined) return true;
    flow.select({ ...noSelection, ...listed(next) });
    handle.focusStep(next);
    return true;
  };
  const move = ({ key, altKey, shiftKey }: KeyboardEvent, box: string): boolean => {
    const direction = directions[key];
    if (direction === undefined || !altKey || !flow.canMove || tell.current.onMove === undefined)
      return false;
    const boxes = flow.selection.steps.includes(box) ? flow.selection.steps : [box];
    const moved = boxes.flatMap((id) => shifted(id, flow.places[id], direction, shiftKey ? 64 : 16));
    if (moved.length > 0) tell.current.onMove(Object.fromEntries(moved));
    return true;
  };
  const act = (event: KeyboardEvent, box: string): boolean => {
    if (event.altKey || event.ctrlKey || event.metaKey) return false;
    const action = actions[event.key === 'F10' && event.shiftKey ? 'ContextMenu' : event.key];
    return action?.(box, event.target as Element, { flow, tell }) ?? false;
  };
  return { onKeyDown };
}

type Action = (box: string, element: Element, canvas: { flow: Flow; tell: Tell }) => boolean;

const erase: Action = (box, _, { flow, tell }) => {
  const isIn = flow.selection.steps.includes(box);
  return told(tell.current.onDelete, isIn ? flow.selection : { ...noSelection, ...listed(box) });
};

const actions: Readonly<Record<string, Action>> = Object.freeze({
  Enter: (box, _, { tell }) => told(tell.current.onOpen, targetOf(box)),
  ' ': (box, _, { flow }) => told(flow.select, { ...noSelection, ...listed(box) }),
  ContextMenu: (box, element, { tell }) => {
    const { left, bottom } = element.getBoundingClientRect();
    tell.current.onContextMenu?.(targetOf(box), { x: left, y: bottom });
    return tell.current.onContextMenu !== undefined;
  },
  Delete: erase,
  Backspace: erase,
} satisfies Record<string, Action>);

/** The box that has the focus itself, not a button in it. */
function boxOf(target: EventTarget): string | undefined {
  if (!(target instanceof HTMLElement) || !target.classList.contains('react-flow__node')) return undefined;
  return target.dataset['id'];
}

function listed(box: string): Partial<typeof noSelection> {
  const target = targetOf(box);
  if (target.kind === 'note') return { notes: [target.id] };
  if (target.kind === 'group') return { groups: [target.id] };
  return target.kind === 'step' ? { steps: [target.id] } : {};
}

function told<T>(callback: ((value: T) => void) | undefined, value: T): boolean {
  callback?.(value);
  return callback !== undefined;
}

function shifted(
  id: string,
  place: Point | undefined,
  direction: Direction,
  distance: number,
): readonly (readonly [string, Point])[] {
  if (place === undefined || id.includes(':')) return [];
  const { x, y } = place;
  const moved = {
    up: { x, y: y - distance },
    down: { x, y: y + distance },
    left: { x: x - distance, y },
    right: { x: x + distance, y },
  }[direction];
  return [[id, moved]];
}
