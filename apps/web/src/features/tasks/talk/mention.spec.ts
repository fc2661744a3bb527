import { describe, expect, it } from '@jest/globals';
import { mentionAt, withMention } from './mention.ts';

describe('naming a person', () => {
  it('begins with an @ at the beginning of a word', () => {
    expect(mentionAt('ask @ro', 7)).toEqual({ from: 4, typed: 'ro' });
    expect(mentionAt('(@', 2)).toEqual({ from: 1, typed: '' });
    expect(mentionAt('mail robin@ro', 13)).toBeUndefined();
    expect(mentionAt('@robin done', 11)).toBeUndefined();
  });

  it('puts the name where it was being typed and leaves the rest', () => {
    expect(withMention('ask @ro about it', 7, 'robin')).toEqual({ text: 'ask @robin about it', caret: 10 });
    expect(withMention('ask @ro', 7, 'robin')).toEqual({ text: 'ask @robin ', caret: 11 });
  });
});
