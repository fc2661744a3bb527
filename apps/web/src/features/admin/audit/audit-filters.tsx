'use client';
import dynamic from 'next/dynamic';
import { useRef, useState, type ReactNode } from 'react';
import { ActionIcon, Button, Group, SegmentedControl } from '@mantine/core';
import { IconFilter, IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { chains, chipNames, type AuditFilters } from '../model/audit-query.ts';

const FilterPanel = dynamic(() => import('./filter-panel.tsx').then((part) => part.FilterPanel), {
  ssr: false,
});

interface Properties {
  readonly filters: AuditFilters;
  readonly onChange: (change: Partial<AuditFilters>) => void;
}

/** Which trail, and its filters as chips. */
export function AuditFilterBar({ filters, onChange }: Properties): ReactNode {
  const words = useTranslations('admin.audit');
  return (
    <Group gap="sm" className="fm-admin-filters" role="search">
      <SegmentedControl
        aria-label={words('chain')}
        data={chains.map((value) => ({ value, label: words(`chains.${value}`) }))}
        value={filters.chain}
        onChange={(chain) => onChange({ chain: chain as AuditFilters['chain'] })}
      />
      {chipNames.map((name) => {
        const value = filters[name];
        return value === null ? null : (
          <Chip key={name} name={name} value={value} onClear={() => onChange({ [name]: null })} />
        );
      })}
      <FilterButton filters={filters} onChange={onChange} />
    </Group>
  );
}

function FilterButton({ filters, onChange }: Properties): ReactNode {
  const words = useTranslations('admin.audit');
  const [isOpen, setOpen] = useState(false);
  // What is open has closed by the press itself, before it becomes a click: it must not open again.
  const wasOpen = useRef(false);
  const toggle = (): void => {
    setOpen(!isOpen && !wasOpen.current);
    wasOpen.current = false;
  };
  return (
    <span className="fm-admin-filter">
      <Button
        variant="default"
        leftSection={<IconFilter size={16} />}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPointerDown={() => (wasOpen.current = isOpen)}
        onClick={toggle}
      >
        {words('filter')}
      </Button>
      {isOpen && <FilterPanel filters={filters} onChange={onChange} onClose={() => setOpen(false)} />}
    </span>
  );
}

interface ChipProperties {
  readonly name: (typeof chipNames)[number];
  readonly value: string;
  readonly onClear: () => void;
}

function Chip({ name, value, onClear }: ChipProperties): ReactNode {
  const words = useTranslations('admin.audit');
  const shown = name === 'outcome' ? words(`outcomes.${value as 'allowed'}`) : value;
  return (
    <span className="fm-admin-chip">
      <span>
        {words(name)}: <b>{shown}</b>
      </span>
      <ActionIcon
        size={24}
        variant="subtle"
        color="gray"
        aria-label={words('clear', { name: words(name) })}
        onClick={onClear}
      >
        <IconX size={14} />
      </ActionIcon>
    </span>
  );
}
