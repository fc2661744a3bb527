import { isIdentifier } from '@fermata/model';

/** An id near to a wish that none of some others is: `pay`, `pay2`, `pay3`. */
export function freeId(wish: string, taken: (id: string) => boolean): string {
  const base = identifierFrom(wish);
  if (!taken(base)) return base;
  const stem = base.replace(/\d+$/, '');
  const first = base === stem ? 2 : Number(base.slice(stem.length)) + 1;
  for (let number = first; ; number += 1) {
    const id = `${stem}${number}`;
    if (!taken(id)) return id;
  }
}

/** The words of a text as one identifier: `Load the order` is `loadTheOrder`. */
export function identifierFrom(text: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
  const joined = words.map((word, index) => (index === 0 ? lowerFirst(word) : upperFirst(word))).join('');
  const id = joined.replace(/^\d+/, '').slice(0, 56);
  const named = lowerFirst(id);
  if (named === '') return 'step';
  return isIdentifier(named) ? named : `${named}Step`;
}

function lowerFirst(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}

function upperFirst(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
