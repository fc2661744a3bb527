'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Choice } from '@fermata/forms';
import type { Search } from './use-lookup.ts';

interface Properties {
  readonly id: string;
  readonly search: Search;
  readonly choices: readonly Choice[];
  readonly active: number;
  readonly take: (choice: Choice) => void;
}

/** What a search found, to choose from; what became of the search is said too. */
export function LookupList({ id, search, choices, active, take }: Properties): ReactNode {
  const words = useTranslations('ui-forms.lookup');
  const note = noteOf(search, choices);
  return (
    <div className="fm-layer">
      <ul id={id} role="listbox" aria-label={words('found')}>
        {choices.map((choice, index) => (
          <li
            key={String(choice.value)}
            id={`${id}:${index}`}
            role="option"
            aria-selected={index === active}
            className="fm-layer-option"
            onPointerDown={(event) => {
              // The box keeps the focus.
              event.preventDefault();
              take(choice);
            }}
          >
            {choice.title}
            {choice.help !== undefined && <span className="fm-option-help">{choice.help}</span>}
          </li>
        ))}
      </ul>
      <p role="status" className="fm-small">
        {note === undefined ? null : words(note)}
      </p>
    </div>
  );
}

function noteOf(
  { state }: Search,
  choices: readonly Choice[],
): 'searching' | 'failed' | 'nothing' | undefined {
  if (state === 'searching' || state === 'failed') return state;
  return choices.length === 0 ? 'nothing' : undefined;
}
