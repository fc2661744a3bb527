import type { ReactNode } from 'react';

interface PersonProps {
  readonly name: string;
}

const colors = 6;

/** Initials in a circle; its colour comes from the name. Decoration: the name stands beside it. */
export function PersonAvatar({ name }: PersonProps): ReactNode {
  const letters = initialsOf(name);
  return (
    <span className="fm-avatar" data-color={hashOf(name) % colors} aria-hidden="true">
      {letters}
    </span>
  );
}

/** A person: initials and name. */
export function PersonName({ name }: PersonProps): ReactNode {
  return (
    <span className="fm-person">
      <PersonAvatar name={name} />
      <span>{name}</span>
    </span>
  );
}

/** First letters of the first and the last word. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s._-]+/).filter((word) => word !== '');
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : ''];
  return `${[...first][0] ?? '?'}${[...last][0] ?? ''}`.toLocaleUpperCase();
}

function hashOf(text: string): number {
  return [...text].reduce((hash, character) => (hash * 31 + (character.codePointAt(0) ?? 0)) % 9973, 7);
}
