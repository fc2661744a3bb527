'use client';
import { useId, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { JsonValue } from '@fermata/model';
import type { InputProperties, OutputProperties } from '../registry/registration.ts';
import { LookupList } from './lookup-list.tsx';
import { Chip } from './tags-input.tsx';
import { useLookupBox, type LookupBox } from './use-lookup-box.ts';
import { useTitles } from './use-lookup.ts';
import { listOf } from './values.ts';

/** Something from a source that is searched while typing; the arrow keys choose. */
export function LookupInput(properties: InputProperties): ReactNode {
  const { state, control, leave } = properties;
  const words = useTranslations('ui-forms');
  const listId = useId();
  const box = useLookupBox(properties);
  const { values, isMany, known, remove } = box.chosen;
  const titleOf = useTitles(state.lookup, values, known);
  const { typed, type, isOpen, found, active } = box;
  const hasActive = isOpen && found[active] !== undefined;
  return (
    <div className="fm-lookup">
      {isMany && <ChosenChips box={box} titleOf={titleOf} isDisabled={control.disabled} />}
      <input
        {...control}
        className="fm-input"
        role="combobox"
        autoComplete="off"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={hasActive ? `${listId}:${active}` : undefined}
        placeholder={words('search')}
        value={typed ?? (isMany ? '' : values.map(titleOf).join(''))}
        onClick={() => type(typed ?? '')}
        onChange={(event) => {
          type(event.currentTarget.value);
          if (!isMany && event.currentTarget.value === '') remove(values[0]);
        }}
        onKeyDown={box.keys}
        onBlur={() => {
          type(undefined);
          leave();
        }}
      />
      {isOpen && (
        <LookupList id={listId} search={box.search} choices={found} active={active} take={box.take} />
      )}
    </div>
  );
}

interface ChipsProperties {
  readonly box: LookupBox;
  readonly titleOf: (value: JsonValue) => string;
  readonly isDisabled: boolean;
}

function ChosenChips({ box, titleOf, isDisabled }: ChipsProperties): ReactNode {
  const { values, remove } = box.chosen;
  if (values.length === 0) return null;
  return (
    <span className="fm-chips">
      {values.map((value) => (
        <Chip
          key={String(value)}
          text={titleOf(value)}
          isDisabled={isDisabled}
          remove={() => remove(value)}
        />
      ))}
    </span>
  );
}

/** What was chosen when nothing can be edited. */
export function ShownLookup({ state, value }: OutputProperties): ReactNode {
  const values = Array.isArray(value) ? listOf(value) : value === undefined || value === null ? [] : [value];
  const titleOf = useTitles(state.lookup, values, new Map());
  return <span className="fm-text">{values.length === 0 ? '—' : values.map(titleOf).join(', ')}</span>;
}
