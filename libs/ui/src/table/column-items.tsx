'use client';
import type { ReactNode } from 'react';
import { Menu } from '@mantine/core';

interface ColumnItemsProps {
  readonly columns: readonly { readonly id: string; readonly title: ReactNode }[];
  readonly shown: readonly string[];
  readonly onToggle: (id: string) => void;
}

/** The columns that may be shown, each with whether it is. */
export function ColumnItems({ columns, shown, onToggle }: ColumnItemsProps): ReactNode {
  return columns.map(({ id, title }) => (
    <Menu.CheckboxItem key={id} checked={shown.includes(id)} onChange={() => onToggle(id)}>
      {title}
    </Menu.CheckboxItem>
  ));
}
