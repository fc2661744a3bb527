import { describe, expect, it } from '@jest/globals';
import { errorAt, said } from '@fermata/model';
import { problemTexts } from './problem-texts.ts';

const texts = problemTexts('de', {
  'there is no step `{step}`': 'einen Schritt `{step}` gibt es nicht',
  'calendar `{name}`: {problem}': 'Kalender `{name}`: {problem}',
  'At least {count} items.': 'Mindestens {count, plural, one {# Eintrag} other {# Einträge}}.',
  'Please fill this in.': 'Bitte ausfüllen.',
  'did you mean {near}?': 'Ist {near} gemeint?',
});

describe('what a problem says', () => {
  it('is in the language of the reader, with its values', () => {
    const problem = errorAt('', 'a.b', said`there is no step \`${{ step: 'pay' }}\``);
    expect(texts.message(problem)).toBe('einen Schritt `pay` gibt es nicht');
    expect(texts.phrase(said`At least ${{ count: 1 }} items.`)).toBe('Mindestens 1 Eintrag.');
    expect(texts.message(errorAt('', 'form.required', said`Please fill this in.`))).toBe('Bitte ausfüllen.');
  });

  it('is translated in all its parts', () => {
    const inner = said`there is no step \`${{ step: 'x' }}\``;
    expect(texts.phrase(said`calendar \`${{ name: 'c' }}\`: ${{ problem: inner }}`)).toBe(
      'Kalender `c`: einen Schritt `x` gibt es nicht',
    );
    expect(texts.phrase({ template: '{p0}; {p1}', values: { p0: inner, p1: 'y' } })).toBe(
      'einen Schritt `x` gibt es nicht; y',
    );
  });

  it('of its mending too, where there is one', () => {
    const mended = errorAt('', 'a', 'b', said`did you mean ${{ near: 'c' }}?`);
    expect(texts.fix(mended)).toBe('Ist c gemeint?');
    expect(texts.fix(errorAt('', 'a', 'b'))).toBeUndefined();
  });

  it('stays as it was sent where nobody has translated it: authors, newer servers', () => {
    expect(texts.message(errorAt('', 'form.check', 'More than {step} <b>you</b> have'))).toBe(
      'More than {step} <b>you</b> have',
    );
    expect(texts.phrase(said`no such ${{ thing: '{step}' }}`)).toBe('no such {step}');
  });

  it('falls back to English where a value is missing, and never throws', () => {
    expect(texts.phrase({ template: 'there is no step `{step}`', values: {} })).toBe(
      'there is no step `{step}`',
    );
    expect(texts.phrase({ template: '__proto__', values: {} })).toBe('__proto__');
  });
});
