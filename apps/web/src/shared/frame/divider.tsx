'use client';
import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';

interface Properties {
  /** What it sets. */
  readonly label: string;
  /** Of its column, in pixels; so are the bounds. */
  readonly width: number;
  readonly least: number;
  readonly most: number;
  /** Where it goes when its column grows. */
  readonly grows: 'left' | 'right';
  readonly onChange: (width: number) => void;
}

const step = 16;

/** A bar between columns: dragged, or moved by the arrow keys, Home and End. */
export function Divider({ label, width, least, most, grows, onChange }: Properties): ReactNode {
  const from = useRef({ at: 0, width });
  const sign = grows === 'right' ? 1 : -1;
  const widthByKey: Readonly<Record<string, number>> = {
    ArrowRight: width + sign * step,
    ArrowLeft: width - sign * step,
    Home: least,
    End: most,
  };
  const press = (event: KeyboardEvent): void => {
    const next = Object.hasOwn(widthByKey, event.key) ? widthByKey[event.key] : undefined;
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onChange(next);
  };
  const drag = ({ currentTarget, clientX, pointerId }: PointerEvent): void => {
    if (currentTarget.hasPointerCapture(pointerId))
      onChange(from.current.width + sign * (clientX - from.current.at));
  };
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      className="fm-tasks-bar"
      onKeyDown={press}
      onPointerDown={({ currentTarget, clientX, pointerId }) => {
        from.current = { at: clientX, width };
        currentTarget.setPointerCapture(pointerId);
      }}
      onPointerMove={drag}
    />
  );
}
