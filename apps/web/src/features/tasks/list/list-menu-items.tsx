'use client';
import type { ReactNode } from 'react';
import { Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { groupings, orderOf, ordersOf, type TaskFilters } from '../model/filters.ts';
import { nextModes, useNextMode } from '../page/next-mode.ts';

interface Properties {
  readonly filters: TaskFilters;
  readonly onChange: (change: Partial<TaskFilters>) => void;
}

/** The choices of how one looks at the list. */
export function ListMenuItems({ filters, onChange }: Properties): ReactNode {
  const words = useTranslations('tasks');
  const { mode, setMode } = useNextMode();
  const order = orderOf(filters);
  return (
    <>
      <Menu.Label>{words('sortedBy')}</Menu.Label>
      {ordersOf(filters.tab).map((one) => (
        <Choice
          key={one}
          value={one}
          isChosen={one === order}
          text={words(`order.${one}`)}
          onChoose={() => onChange({ order: one === ordersOf(filters.tab)[0] ? null : one })}
        />
      ))}
      <Menu.Divider />
      <Menu.Label>{words('groupedBy')}</Menu.Label>
      {groupings.map((by) => (
        <Choice
          key={by}
          value={by}
          isChosen={by === filters.by}
          text={words(`grouping.${by}`)}
          onChoose={() => onChange({ by })}
        />
      ))}
      <Menu.Divider />
      <Menu.Label>{words('afterwards')}</Menu.Label>
      {nextModes.map((one) => (
        <Choice
          key={one}
          value={one}
          isChosen={one === mode}
          text={words(`next.${one}`)}
          onChoose={() => setMode(one)}
        />
      ))}
    </>
  );
}

interface ChoiceProperties {
  readonly value: string;
  readonly isChosen: boolean;
  readonly text: string;
  readonly onChoose: () => void;
}

function Choice({ value, isChosen, text, onChoose }: ChoiceProperties): ReactNode {
  return (
    <Menu.RadioItem
      value={value}
      checked={isChosen}
      checkIcon={<IconCheck size={14} />}
      closeMenuOnClick
      onChange={onChoose}
    >
      {text}
    </Menu.RadioItem>
  );
}
