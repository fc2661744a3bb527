'use client';
import { useEffect, useState, type ReactNode } from 'react';
import { Combobox, TextInput, useCombobox, type ComboboxStore } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import { PersonName } from '@fermata/ui';
import { useFormats } from '../../../shared/i18n/use-formats.ts';
import { usePeople, type Person } from '../api/people.ts';

interface Properties {
  readonly label: string;
  readonly onPick: (person: Person) => void;
  /** Within a panel of its own: the choices stand in it. */
  readonly inPlace?: boolean;
}

const pauseMs = 200;

/** Finds a person by name or login; who is away is said. */
export function PersonPicker({ label, onPick, inPlace = false }: Properties): ReactNode {
  const words = useTranslations('tasks.dialog');
  const { date } = useFormats();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, pauseMs);
  const { people, isLoading, isOfBefore } = usePeople(search.trim());
  const box = useCombobox();
  const isFound = typed !== '' && typed === search && !isOfBefore;
  useFirstFound(box, isFound ? people.map(({ id }) => id).join(' ') : undefined);
  return (
    <Combobox
      store={box}
      withinPortal={!inPlace}
      onOptionSubmit={(id) => {
        const person = people.find((one) => one.id === id);
        if (person === undefined) return;
        setTyped(person.name);
        box.closeDropdown();
        onPick(person);
      }}
    >
      <Combobox.Target>
        <TextInput
          label={label}
          placeholder={words('person')}
          value={typed}
          maxLength={100}
          data-autofocus
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value);
            box.openDropdown();
          }}
          onFocus={() => box.openDropdown()}
          onClick={() => box.openDropdown()}
          onBlur={() => box.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={label}>
          {people.map(({ id, name, awayUntil }) => (
            <Combobox.Option key={id} value={id}>
              <span className="fm-picked">
                <PersonName name={name} />
                <span className="fm-dim">
                  {awayUntil === undefined ? id : words('away', { until: date(awayUntil) })}
                </span>
              </span>
            </Combobox.Option>
          ))}
          {people.length === 0 && !isLoading && <Combobox.Empty>{words('nobody')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

/** Enter takes the first that was found; nobody, while what stands there was found for other words. */
function useFirstFound(
  { selectFirstOption, resetSelectedOption }: ComboboxStore,
  found: string | undefined,
): void {
  useEffect(() => {
    if (found === undefined) resetSelectedOption();
    else selectFirstOption();
  }, [found, selectFirstOption, resetSelectedOption]);
}
