'use client';
import type { ReactNode } from 'react';
import { Menu } from '@mantine/core';

/** One entry of a menu. */
export interface MenuEntry {
  readonly key: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** Keys that do the same, as one types them. */
  readonly keys?: string;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

interface PointMenuProps {
  /** Where on the screen it opens. */
  readonly at: { readonly x: number; readonly y: number };
  readonly items: readonly MenuEntry[];
  readonly onClose: () => void;
}

/** A menu at a place of the screen: of a right click, or of the menu key. Focus goes back to where it was. */
export function PointMenu({ at, items, onClose }: PointMenuProps): ReactNode {
  return (
    <Menu opened onClose={onClose} position="bottom-start" withinPortal returnFocus trapFocus>
      <Menu.Target>
        <span className="fm-menu-point" style={{ left: at.x, top: at.y }} />
      </Menu.Target>
      <Menu.Dropdown>
        {items.map(({ key, label, icon, keys, danger = false, disabled = false, onClick }) => (
          <Menu.Item
            key={key}
            leftSection={icon}
            rightSection={keys === undefined ? undefined : <kbd className="fm-keys">{keys}</kbd>}
            disabled={disabled}
            onClick={onClick}
            {...(danger && { className: 'fm-menu-danger' })}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
