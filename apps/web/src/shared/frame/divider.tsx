'use client';
import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';

interface Properties {
  /** What it sets. */
  readonly label: string;
  /** Of its pane, in pixels; so are the bounds. */
  readonly size: number;
  readonly least: number;
  readonly most: number;
  /** Where it goes when its pane grows. */
  readonly grows: 'left' | 'right' | 'up';
  readonly onChange: (size: number) => void;
}

const step = 16;

/** By how much one is further in the direction of a pane that grows. */
const along = Object.freeze({
  left: ({ clientX }: PointerEvent) => -clientX,
  right: ({ clientX }: PointerEvent) => clientX,
  up: ({ clientY }: PointerEvent) => -clientY,
});

const keys = Object.freeze({
  left: { more: 'ArrowLeft', less: 'ArrowRight' },
  right: { more: 'ArrowRight', less: 'ArrowLeft' },
  up: { more: 'ArrowUp', less: 'ArrowDown' },
});

/** A bar between panes: dragged, or moved by the arrow keys, Home and End. */
export function Divider({ label, size, least, most, grows, onChange }: Properties): ReactNode {
  const from = useRef({ at: 0, size });
  const { more, less } = keys[grows];
  const sizeByKey: Readonly<Record<string, number>> = {
    [more]: size + step,
    [less]: size - step,
    Home: least,
    End: most,
  };
  const press = (event: KeyboardEvent): void => {
    const next = Object.hasOwn(sizeByKey, event.key) ? sizeByKey[event.key] : undefined;
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onChange(next);
  };
  const drag = (event: PointerEvent): void => {
    if (event.currentTarget.hasPointerCapture(event.pointerId))
      onChange(from.current.size + along[grows](event) - from.current.at);
  };
  return (
    <div
      role="separator"
      aria-orientation={grows === 'up' ? 'horizontal' : 'vertical'}
      aria-label={label}
      aria-valuenow={size}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      className="fm-divider"
      onKeyDown={press}
      onPointerDown={(event) => {
        from.current = { at: along[grows](event), size };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag}
    />
  );
}
