'use client';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Choice } from '@fermata/forms';
import type { InputProperties } from '../registry/registration.ts';
import { ChoiceTitle } from './choice-input.tsx';
import { listOf } from './values.ts';

const mostUnfiltered = 8;

/** Several of some choices; many of them can be narrowed by typing. */
export function ChoicesInput({ state, value, control, change, leave }: InputProperties): ReactNode {
  const words = useTranslations('ui-forms');
  const [filter, setFilter] = useState('');
  const choices = state.choices ?? [];
  const chosen = listOf(value);
  const isLong = choices.length > mostUnfiltered;
  const toggle = ({ value: one }: Choice): void => {
    const kept = chosen.filter((other) => other !== one);
    const next = kept.length < chosen.length ? kept : [...chosen, one];
    change(next.length === 0 ? undefined : next);
  };
  return (
    <div id={control.id} tabIndex={-1} className="fm-choices">
      {isLong && (
        <input
          className="fm-input"
          type="search"
          aria-label={words('filter')}
          placeholder={words('filter')}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
      )}
      <div className="fm-options" data-scrolls={isLong || undefined}>
        {choices
          .filter((choice) => fits(choice, filter))
          .map((choice) => (
            <label key={String(choice.value)} className="fm-option">
              <input
                type="checkbox"
                disabled={control.disabled}
                checked={chosen.includes(choice.value)}
                onChange={() => toggle(choice)}
                onBlur={leave}
              />
              <ChoiceTitle choice={choice} id={`${control.id}:${String(choice.value)}`} />
            </label>
          ))}
      </div>
      {isLong && <p className="fm-small">{words('chosen', { count: chosen.length })}</p>}
    </div>
  );
}

function fits({ title, help = '' }: Choice, filter: string): boolean {
  return `${title} ${help}`.toLocaleLowerCase().includes(filter.trim().toLocaleLowerCase());
}
