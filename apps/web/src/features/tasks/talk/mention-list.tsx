'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { PersonName } from '@fermata/ui';
import type { Named } from './mention.ts';

interface Properties {
  readonly id: string;
  readonly people: readonly Named[];
  /** Whom the keyboard would name. */
  readonly marked: number;
  readonly onName: (person: Named) => void;
}

/** Id of one of the list's people, for the text field that the keys belong to. */
export function mentionId(list: string, place: number): string {
  return `${list}-${String(place)}`;
}

/** People who may be meant by what is typed after an @. */
export function MentionList({ id, people, marked, onName }: Properties): ReactNode {
  const words = useTranslations('task.talk');
  if (people.length === 0) return null;
  return (
    <ul id={id} className="fm-work-mentions" role="listbox" aria-label={words('people')}>
      {people.map((person, place) => (
        <li
          key={person.login}
          id={mentionId(id, place)}
          className="fm-work-mention"
          role="option"
          aria-selected={place === marked}
          // The text keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onName(person)}
        >
          <PersonName name={person.name} />
          <span className="fm-dim">@{person.login}</span>
        </li>
      ))}
    </ul>
  );
}
