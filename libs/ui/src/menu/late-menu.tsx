'use client';
import { cloneElement, useEffect, useState, type ComponentType, type ReactNode } from 'react';
import type { MenuAroundProps } from './menu-around.tsx';
import type { MenuShape } from './menu-shape.ts';

/** A button and the entries that it opens. */
export interface LateMenuProps<Given extends object> extends MenuShape<Given> {
  /** Gets the entries: Mantine's parts of a menu. */
  readonly load: () => Promise<ComponentType<Given>>;
  /** Whether it is open, where somebody else decides that too. */
  readonly opened?: boolean;
  readonly onChange?: (opened: boolean) => void;
}

interface Came<Given extends object> {
  readonly Around: ComponentType<MenuAroundProps<Given>>;
  readonly Items: ComponentType<Given>;
}

/** A menu that comes when it is first opened; until then there is its button alone. */
export function LateMenu<Given extends object>(properties: LateMenuProps<Given>): ReactNode {
  const { load, opened, onChange, ...rest } = properties;
  const [own, setOwn] = useState(false);
  const [came, setCame] = useState<Came<Given>>();
  const isOpen = opened ?? own;
  const tell = onChange ?? setOwn;
  useEffect(() => {
    if (!isOpen || came !== undefined) return undefined;
    let isHere = true;
    Promise.all([import('./menu-around.tsx'), load()])
      .then(([{ MenuAround }, Items]) => {
        if (isHere) setCame({ Around: MenuAround, Items });
      })
      // Closed again: the next press asks again.
      .catch(() => tell(false));
    return () => void (isHere = false);
    // Asked once an opening, whatever is drawn meanwhile.
  }, [isOpen, came]);
  if (came !== undefined) return <came.Around {...rest} Items={came.Items} opened={isOpen} onChange={tell} />;
  return cloneElement(rest.target, {
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    onClick: () => tell(true),
    onPointerEnter: () => void import('./menu-around.tsx').catch(() => undefined),
  });
}
