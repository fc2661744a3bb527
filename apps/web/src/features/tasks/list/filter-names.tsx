'use client';
import type { ReactNode } from 'react';
import { Menu } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { FilterName } from '../model/filters.ts';

interface Properties {
  readonly names: readonly FilterName[];
  readonly onChoose: (name: FilterName) => void;
}

/** The filters that are not set yet. */
export function FilterNames({ names, onChoose }: Properties): ReactNode {
  const words = useTranslations('tasks.filter');
  return names.map((name) => (
    <Menu.Item key={name} onClick={() => onChoose(name)}>
      {words(name)}
    </Menu.Item>
  ));
}
