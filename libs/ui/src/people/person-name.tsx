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
      <bdi>{name}</bdi>
    </span>
  );
}

/**
 * First letters of the first and the last word: what a reader takes for one letter, a composed one or an emoji too.
 * Signs that are no letters say nothing: a name of nothing else is `?`.
 */
export function initialsOf(name: string): string {
  const words = name.split(/[\s._-]+/).flatMap((word) => firstLetter(word) ?? []);
  const [first = '?', ...more] = words;
  return `${first}${more.at(-1) ?? ''}`.toLocaleUpperCase();
}

function firstLetter(word: string): string | undefined {
  const letters = [...new Intl.Segmenter().segment(word)].map(({ segment }) => segment);
  return letters.find((letter) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(letter));
}

function hashOf(text: string): number {
  return [...text].reduce((hash, character) => (hash * 31 + (character.codePointAt(0) ?? 0)) % 9973, 7);
}
