'use client';
import { cloneElement, useLayoutEffect, useRef, useState, type ComponentType, type ReactNode } from 'react';
import { Menu } from '@mantine/core';
import type { MenuShape } from './menu-shape.ts';

/** A menu whose code has come. */
export interface MenuAroundProps<Given extends object> extends MenuShape<Given> {
  readonly opened: boolean;
  readonly onChange: (opened: boolean) => void;
  readonly Items: ComponentType<Given>;
}

/** The button takes the place of the quiet one, and its focus: that is where focus goes back to. */
export function MenuAround<Given extends object>(properties: MenuAroundProps<Given>): ReactNode {
  const { target, Items, given, opened, onChange, ...look } = properties;
  const button = useRef<HTMLElement>(null);
  const [isPlaced, setPlaced] = useState(false);
  useLayoutEffect(() => {
    if (document.activeElement === document.body) button.current?.focus();
    setPlaced(true);
  }, []);
  return (
    <Menu {...look} opened={isPlaced && opened} onChange={onChange}>
      <Menu.Target>{cloneElement(target, { ref: button })}</Menu.Target>
      <Menu.Dropdown>
        <Items {...given} />
      </Menu.Dropdown>
    </Menu>
  );
}
