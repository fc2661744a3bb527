import { describe, expect, it } from '@jest/globals';
import { soughtIn, wordsOf } from './words.ts';

describe('words of a task', () => {
  it('are those between spaces as they are written, and their parts', () => {
    expect(wordsOf('Decide on the refund (urgent)', 'O-1042/b')).toEqual([
      'decide',
      'on',
      'the',
      'refund',
      'urgent',
      'o-1042/b',
      'o',
      '1042',
      'b',
    ]);
  });

  it('are small letters of any language, each once', () => {
    expect(wordsOf('ÜBERWEISUNG prüfen Prüfen', null)).toEqual(['überweisung', 'prüfen']);
  });

  it('have an end, however long a text is', () => {
    expect(wordsOf('x'.repeat(500), Array.from({ length: 500 }, (_, n) => `w${n}`).join(' '))).toHaveLength(
      40,
    );
    expect(wordsOf('x'.repeat(500), null)).toEqual(['x'.repeat(60)]);
  });

  it('are sought as they were kept: what stands at the edges does not count, and signs alone are no word', () => {
    expect(soughtIn('  "O-10  refun*  %_ ')).toEqual(['o-10', 'refun']);
    expect(soughtIn('\0')).toEqual([]);
  });
});
