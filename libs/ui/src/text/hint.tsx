'use client';
import {
  cloneElement,
  useEffect,
  useId,
  useRef,
  useState,
  type ComponentType,
  type HTMLAttributes,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
} from 'react';
import type { HintBoxProps } from './hint-box.tsx';

interface HintProps extends HTMLAttributes<HTMLElement> {
  readonly label: string;
  readonly position?: 'top' | 'right';
  readonly disabled?: boolean;
  /** Whether it shows on focus and on touch too: where it says more than the name of what it stands at. */
  readonly informs?: boolean;
  /** One element; it gets whatever else is given here. */
  readonly children: ReactElement<HTMLAttributes<HTMLElement>>;
}

const delayMs = 300;

/** Says something beside an element while a pointer rests on it. What places the words comes with the first one. */
export function Hint(properties: HintProps): ReactNode {
  const { label, position = 'top', disabled = false, informs = false, children, ...passed } = properties;
  const id = useId();
  const { anchor, Box, come, leave } = useAnchor();
  const given = { ...children.props, ...passed };
  const isShown = !disabled && anchor !== undefined && Box !== undefined;
  const enter = (event: PointerEvent<HTMLElement>): void => {
    given.onPointerEnter?.(event);
    if (informs || event.pointerType !== 'touch') come(event.currentTarget, delayMs);
  };
  const shown = cloneElement(children, {
    ...passed,
    ...(isShown && { 'aria-describedby': id }),
    onPointerEnter: enter,
    onPointerLeave: (event) => {
      given.onPointerLeave?.(event);
      leave();
    },
    onFocus: (event) => {
      given.onFocus?.(event);
      if (informs && event.currentTarget.matches(':focus-visible')) come(event.currentTarget, 0);
    },
    onBlur: (event) => {
      given.onBlur?.(event);
      leave();
    },
  });
  return (
    <>
      {shown}
      {isShown && <Box id={id} label={label} anchor={anchor} position={position} />}
    </>
  );
}

/** At what the words stand; Escape takes them away. */
function useAnchor() {
  const [anchor, setAnchor] = useState<HTMLElement>();
  const [Box, setBox] = useState<ComponentType<HintBoxProps>>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const leave = (): void => {
    clearTimeout(timer.current);
    setAnchor(undefined);
  };
  const come = (element: HTMLElement, ms: number): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setAnchor(element), ms);
    // Without its code there is no hint; the next one asks again.
    void import('./hint-box.tsx').then((part) => setBox(() => part.HintBox)).catch(() => undefined);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (anchor === undefined) return undefined;
    const hide = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') setAnchor(undefined);
    };
    window.addEventListener('keydown', hide);
    return () => window.removeEventListener('keydown', hide);
  }, [anchor]);
  return { anchor, Box, come, leave };
}
