'use client';
import dynamic from 'next/dynamic';
import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { LateMenu } from '@fermata/ui';
import { filtersOf, switches, type FilterName, type TaskFilters } from '../model/filters.ts';

const FilterPanel = dynamic(() => import('./filter-panel.tsx').then((part) => part.FilterPanel), {
  ssr: false,
});
const loadNames = async () => (await import('./filter-names.tsx')).FilterNames;

interface Properties {
  readonly filters: TaskFilters;
  readonly onChange: (change: Partial<TaskFilters>) => void;
}

/** Sets one filter more. */
export function AddFilter({ filters, onChange }: Properties): ReactNode {
  const words = useTranslations('tasks.filter');
  const [name, setName] = useState<FilterName>();
  const apply = (change: Partial<TaskFilters>) => {
    setName(undefined);
    onChange(change);
  };
  const choose = (chosen: FilterName) => (switches.has(chosen) ? apply({ [chosen]: true }) : setName(chosen));
  const rest = filtersOf(filters.tab).filter((one) => filters[one] === null || filters[one] === false);
  return (
    <span className="fm-filter-add">
      <LateMenu
        position="bottom-start"
        load={loadNames}
        given={{ names: rest, onChoose: choose }}
        target={
          <Button variant="default" size="xs" leftSection={<IconFilter size={14} />}>
            {words('add')}
          </Button>
        }
      />
      {name !== undefined && (
        <FilterPanel name={name} filters={filters} onApply={apply} onClose={() => setName(undefined)} />
      )}
    </span>
  );
}
