'use client';
import type { ReactNode } from 'react';
import { Checkbox, Menu } from '@mantine/core';

interface ColumnItemsProps {
  readonly columns: readonly { readonly id: string; readonly title: ReactNode }[];
  readonly shown: readonly string[];
  readonly onToggle: (id: string) => void;
}

/** The columns that may be shown, each with whether it is. */
export function ColumnItems({ columns, shown, onToggle }: ColumnItemsProps): ReactNode {
  return columns.map(({ id, title }) => (
    <Menu.Item
      key={id}
      role="menuitemcheckbox"
      aria-checked={shown.includes(id)}
      onClick={() => onToggle(id)}
      leftSection={
        <Checkbox.Indicator checked={shown.includes(id)} size="xs" aria-hidden="true" component="span" />
      }
    >
      {title}
    </Menu.Item>
  ));
}
