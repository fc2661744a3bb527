'use client';
import type { ReactNode } from 'react';
import { Popover } from '@mantine/core';
import type { InstanceFilters } from '../model/filters.ts';
import type { FilterName } from './chips.ts';
import { FilterField } from './filter-field.tsx';

interface Properties {
  readonly name: FilterName;
  readonly filters: InstanceFilters;
  readonly onApply: (change: Partial<InstanceFilters>) => void;
  readonly onClose: () => void;
}

/** The field of a filter that is being added, below what it stands in. */
export function FilterPanel({ name, filters, onApply, onClose }: Properties): ReactNode {
  return (
    <Popover opened onChange={onClose} trapFocus position="bottom-start" width={280} withRoles={false}>
      <Popover.Target>
        <span className="fm-filter-add-point" />
      </Popover.Target>
      <Popover.Dropdown>
        <FilterField name={name} filters={filters} onApply={onApply} />
      </Popover.Dropdown>
    </Popover>
  );
}
