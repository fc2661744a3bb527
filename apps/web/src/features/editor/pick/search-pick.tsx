'use client';
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { Modal } from '../../../shared/frame/dialogs.tsx';
import { fits } from '../palette/palette-item.ts';

/** Something to choose. */
export interface Choice {
  readonly key: string;
  readonly title: string;
  readonly hint?: string | undefined;
  readonly icon?: ReactNode;
}

interface Properties<T extends Choice> {
  readonly title: string;
  readonly choices: readonly T[];
  readonly onChoose: (choice: T) => void;
  readonly onClose: () => void;
}

const most = 60;

/** Search and choose by keyboard or mouse: type, arrows, Enter. */
export function SearchPick<T extends Choice>({
  title,
  choices,
  onChoose,
  onClose,
}: Properties<T>): ReactNode {
  const words = useTranslations('editor.pick');
  const id = useId();
  const [search, setSearch] = useState('');
  const [at, setAt] = useState(0);
  const found = choices.filter((choice) => fits(search, choice.title, choice.hint)).slice(0, most);
  const current = found[Math.min(at, found.length - 1)];
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      setAt((Math.min(at, found.length - 1) + step + found.length) % found.length);
    }
    if (event.key !== 'Enter' || current === undefined) return;
    event.preventDefault();
    onChoose(current);
  };
  return (
    <Modal opened onClose={onClose} title={title} withCloseButton={false} size="md" yOffset="12vh">
      <TextInput
        data-autofocus
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={found.length > 0 ? id : undefined}
        aria-label={title}
        placeholder={words('search')}
        aria-activedescendant={current === undefined ? undefined : `${id}-${current.key}`}
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      {found.length > 0 && (
        <Found id={id} title={title} choices={found} current={current} onChoose={onChoose} />
      )}
      {found.length === 0 && <p className="fm-palette-none">{words('none')}</p>}
    </Modal>
  );
}

interface FoundProperties<T extends Choice> {
  readonly id: string;
  readonly title: string;
  readonly choices: readonly T[];
  readonly current: T | undefined;
  readonly onChoose: (choice: T) => void;
}

function Found<T extends Choice>({ id, title, choices, current, onChoose }: FoundProperties<T>): ReactNode {
  return (
    <ul id={id} role="listbox" aria-label={title} className="fm-pick-list">
      {choices.map((choice) => (
        <li
          key={choice.key}
          id={`${id}-${choice.key}`}
          role="option"
          aria-selected={choice === current}
          className="fm-pick-item"
          ref={choice === current ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
          onClick={() => onChoose(choice)}
        >
          {choice.icon}
          <span className="fm-palette-words">
            <span>{choice.title}</span>
            {choice.hint !== undefined && choice.hint !== choice.title && <small>{choice.hint}</small>}
          </span>
        </li>
      ))}
    </ul>
  );
}
