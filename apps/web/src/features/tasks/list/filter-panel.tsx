'use client';
import type { ReactNode } from 'react';
import { Popover } from '@mantine/core';
import { FilterField, type FieldProperties } from './filter-field.tsx';

type Properties = FieldProperties & { readonly onClose: () => void };

/** The field of one filter, below what it stands in. */
export function FilterPanel({ onClose, ...field }: Properties): ReactNode {
  return (
    <Popover opened onChange={onClose} trapFocus position="bottom-start" width={280} withRoles={false}>
      <Popover.Target>
        <span className="fm-filter-add-point" />
      </Popover.Target>
      <Popover.Dropdown>
        <FilterField {...field} />
      </Popover.Dropdown>
    </Popover>
  );
}
