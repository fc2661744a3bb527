'use client';
import { useImperativeHandle, useMemo, useRef, type Ref } from 'react';
import { useReactFlow, useStoreApi, type ReactFlowInstance } from '@xyflow/react';
import type { CanvasHandle } from './canvas-props.ts';
import { sizeIn } from './size.ts';
import type { Flow } from './use-flow.ts';

const calm = { duration: 160 } as const;
const still = { duration: 0 } as const;

function motion(): typeof calm | typeof still {
  const isReduced = window.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;
  return isReduced ? still : calm;
}

/** What the page, the tools and the keys can ask of the canvas. */
export function useCanvasHandle(flow: Flow, given: Ref<CanvasHandle> | undefined): CanvasHandle {
  const instance = useReactFlow();
  const store = useStoreApi();
  const latest = useRef(flow);
  latest.current = flow;
  const handle = useMemo((): CanvasHandle => {
    const root = (): HTMLElement | null => store.getState().domNode;
    const middle = (): { x: number; y: number } => {
      const box = root()?.getBoundingClientRect();
      return instance.screenToFlowPosition({
        x: (box?.left ?? 0) + (box?.width ?? 0) / 2,
        y: (box?.top ?? 0) + (box?.height ?? 0) / 2,
      });
    };
    return {
      focusStep: (id) => {
        showBox(instance, latest.current, id, root());
        focusBox(root(), id, 30);
      },
      fit: (ids) => {
        const nodes = ids === undefined ? {} : { nodes: ids.map((id) => ({ id })) };
        void instance.fitView({ ...nodes, padding: 0.12, maxZoom: 1, ...motion() });
      },
      zoomTo: (level) => void instance.zoomTo(level, motion()),
      placeAt: (x, y) => instance.screenToFlowPosition({ x, y }),
      centre: middle,
      places: () => latest.current.places,
    };
  }, [instance, store]);
  useImperativeHandle(given, () => handle, [handle]);
  return handle;
}

/** Pans to a box that is not wholly in view, at a zoom at which it can be read. */
function showBox(
  instance: ReactFlowInstance,
  { places, sizes }: Flow,
  id: string,
  root: HTMLElement | null,
): void {
  const place = places[id];
  const size = sizeIn(sizes, id);
  const bounds = root?.getBoundingClientRect();
  if (place === undefined || bounds === undefined) return;
  const zoom = Math.max(instance.getZoom(), 0.5);
  const corner = instance.flowToScreenPosition(place);
  const [right, bottom] = [corner.x + size.width * zoom, corner.y + size.height * zoom];
  const isInside =
    corner.x >= bounds.left && corner.y >= bounds.top && right <= bounds.right && bottom <= bounds.bottom;
  if (isInside && zoom === instance.getZoom()) return;
  const [x, y] = [place.x + size.width / 2, place.y + size.height / 2];
  void instance.setCenter(x, y, { zoom, ...motion() });
}

/** Focuses a box as soon as it is in the page: on a large graph it is drawn only once it is in view. */
function focusBox(root: HTMLElement | null, id: string, frames: number): void {
  const boxes = [...(root?.querySelectorAll<HTMLElement>('.react-flow__node') ?? [])];
  const box = boxes.find((one) => one.dataset['id'] === id);
  if (box !== undefined) box.focus({ preventScroll: true });
  else if (frames > 0) requestAnimationFrame(() => focusBox(root, id, frames - 1));
}
