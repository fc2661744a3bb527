import { describe, expect, it } from '@jest/globals';
import { excerptOf } from './excerpt.ts';

describe('the excerpt of a comment', () => {
  it.each([
    ['**Ist das** der _richtige_ Betrag?', 'Ist das der richtige Betrag?'],
    ['## What is missing\n\n- the **receipt**\n- [ ] the `total`', 'What is missing\nthe receipt\nthe total'],
    [
      'See [the order](https://shop.example/o-1 "open") and ![a picture](x.png)',
      'See the order and a picture',
    ],
    ['> he said\n> so', 'he said\nso'],
    ['```\ntotal = 2\n```', 'total = 2'],
    ['~~no~~ yes', 'no yes'],
    [String.raw`1\. not a list \*`, '1. not a list *'],
  ])('is plain: %s', (markdown, plain) => {
    expect(excerptOf(markdown)).toBe(plain);
  });

  it.each(['2 * 3 * 4 = 24', 'file_name_of_it and @robin', 'a < b > c', '#12 is the one', '-5 degrees'])(
    'keeps what is no mark: %s',
    (text) => {
      expect(excerptOf(text)).toBe(text);
    },
  );

  it('is cut between letters, and says that there is more', () => {
    const text = excerptOf('😀'.repeat(500));
    expect([...text]).toHaveLength(280);
    expect(text.endsWith('😀…')).toBe(true);
    expect(excerptOf('x'.repeat(280))).toBe('x'.repeat(280));
  });
});
