import { describe, expect, it } from '@jest/globals';
import { createJournal } from './journal.ts';

const entry = Object.freeze({
  source: 'a: 1\n',
  format: 'yaml' as const,
  revision: 3,
  at: 1_000,
  base: Object.freeze({ source: 'a: 0\n', format: 'yaml' as const }),
});

/** A storage of the browser. */
function storage(): Storage & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as never;
}

describe('the journal of a tab', () => {
  it('gives back what was written, until it is cleared, each document its own', () => {
    const place = storage();
    const [one, other] = [createJournal(place, 'workflow/one'), createJournal(place, 'workflow/other')];
    one.write(entry);
    expect(one.read()).toEqual(entry);
    expect(other.read()).toBeUndefined();
    one.clear();
    expect(one.read()).toBeUndefined();
  });

  it('takes nothing up that is not a whole entry', () => {
    const place = storage();
    for (const text of ['{', 'null', '7', '{"source":"a"}', JSON.stringify({ ...entry, base: {} })]) {
      place.kept.set('fermata-journal:w', text);
      expect(createJournal(place, 'w').read()).toBeUndefined();
    }
  });

  it('keeps nothing, and disturbs nobody, where the storage is full or forbidden', () => {
    const refuse = (): never => {
      throw new Error('QuotaExceededError');
    };
    const journal = createJournal({ getItem: refuse, setItem: refuse, removeItem: refuse } as never, 'w');
    journal.write(entry);
    journal.clear();
    expect(journal.read()).toBeUndefined();
  });
});
