'use client';
import { useState, type ReactNode } from 'react';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import { PersonName } from '@fermata/ui';
import { useCalendars, usePeople } from '../api/people.ts';

interface Properties {
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

/** Whom a person reports to; found by a part of the name or login. */
export function ManagerField({ of, value, onChange }: Properties & { readonly of: string }): ReactNode {
  const words = useTranslations('admin.work');
  const [typed, setTyped] = useState('');
  const own = usePeople(value === null ? {} : { text: value });
  const chosen = value === null ? undefined : (peopleOf(own).find(({ id }) => id === value)?.name ?? value);
  // The field begins with the name of who is chosen: that is nothing sought.
  const [sought] = useDebouncedValue(typed === chosen ? '' : typed.trim(), 200);
  const list = usePeople(sought === '' ? {} : { text: sought });
  const shown = value === null || chosen === undefined ? [] : [{ id: value, name: chosen }];
  const others = peopleOf(list).filter(
    ({ id, status }) => id !== of && id !== value && status !== 'disabled',
  );
  const names = new Map([...shown, ...others].map(({ id, name }) => [id, name]));
  return (
    <Select
      label={words('manager')}
      description={words('managerHelp')}
      placeholder={words('noManager')}
      searchable
      clearable
      value={value}
      data={[...names].map(([id, name]) => ({ value: id, label: name }))}
      filter={({ options }) => options}
      renderOption={({ option }) => (
        <span className="fm-admin-member">
          <PersonName name={option.label} /> <span className="fm-admin-dim">{option.value}</span>
        </span>
      )}
      nothingFoundMessage={words('noPerson')}
      onSearchChange={setTyped}
      onChange={onChange}
    />
  );
}

function peopleOf({ data }: ReturnType<typeof usePeople>) {
  return data?.pages[0]?.items ?? [];
}

/** When a person works: one of the published calendars. */
export function CalendarField({ value, onChange }: Properties): ReactNode {
  const words = useTranslations('admin.work');
  const { data = [] } = useCalendars();
  const known = data.map(({ name, title }) => ({ value: name, label: title }));
  const isKnown = value === null || known.some((one) => one.value === value);
  return (
    <Select
      label={words('calendar')}
      description={words('calendarHelp')}
      placeholder={words('always')}
      searchable
      clearable
      value={value}
      data={isKnown ? known : [...known, { value, label: value }]}
      nothingFoundMessage={words('noCalendar')}
      onChange={onChange}
    />
  );
}
