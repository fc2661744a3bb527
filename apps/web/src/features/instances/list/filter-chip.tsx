'use client';
import type { ReactNode } from 'react';
import { Popover } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { InstanceFilters } from '../model/filters.ts';
import type { Chip } from './chips.ts';
import { FilterField } from './filter-field.tsx';

interface Properties {
  readonly chip: Chip;
  readonly filters: InstanceFilters;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onApply: (change: Partial<InstanceFilters>) => void;
}

/** A filter that is set: pressed, it can be set anew; its cross takes it off. */
export function FilterChip({ chip, filters, isOpen, onOpen, onApply }: Properties): ReactNode {
  const words = useTranslations('instances');
  return (
    <span className="fm-filter-chip">
      <Popover opened={isOpen} onChange={onOpen} trapFocus position="bottom-start" width={280}>
        <Popover.Target>
          <button type="button" className="fm-filter-text" onClick={() => onOpen(!isOpen)}>
            {chip.text}
          </button>
        </Popover.Target>
        <Popover.Dropdown>
          <FilterField name={chip.id} filters={filters} onApply={onApply} />
        </Popover.Dropdown>
      </Popover>
      <button
        type="button"
        className="fm-filter-off"
        aria-label={words('filter.remove', { filter: chip.text })}
        onClick={() => onApply(chip.without)}
      >
        <IconX size={14} />
      </button>
    </span>
  );
}
