import { describe, expect, it } from '@jest/globals';
import { keyWords } from './key-words.ts';
import { isSingleKey } from './single-key.ts';

describe('a single key', () => {
  it('needs no modifier but Shift', () => {
    for (const keys of ['n', '?', 'Shift+S', 'g i', 'Delete', 'F2', 'Space', 'Shift+ArrowLeft'])
      expect({ keys, single: isSingleKey(keys) }).toEqual({ keys, single: true });
    for (const keys of ['$mod+K', 'Alt+g', 'Shift+Alt+T', '$mod+Enter', 'Control+Shift+G'])
      expect({ keys, single: isSingleKey(keys) }).toEqual({ keys, single: false });
  });
});

describe('a chord in words', () => {
  it('is written as the keys of the machine are', () => {
    expect(keyWords('$mod+k', false)).toEqual([['Ctrl', 'K']]);
    expect(keyWords('$mod+Shift+Z', true)).toEqual([['⌘', '⇧', 'Z']]);
    expect(keyWords('$mod+Shift+Delete', false, 'de')).toEqual([['Strg', 'Umschalt', 'Entf']]);
    expect(keyWords('$mod+k', true, 'de')).toEqual([['⌘', 'K']]);
    expect(keyWords('g i', false)).toEqual([['G'], ['I']]);
    expect(keyWords('+', false)).toEqual([['+']]);
    expect(keyWords('$mod++', false)).toEqual([['Ctrl', '+']]);
  });
});
