/** What a phrase is filled with: a text or a number as it is, or a phrase, which is said in the reader's language too. */
export type PhraseValue = string | number | Phrase;

/**
 * A sentence, or a part of one, that can be said in any language. The template is English and names each value in
 * braces (`there is no step {step}`); translations are found by it. It survives JSON.
 */
export interface Phrase {
  readonly template: string;
  readonly values: Readonly<Record<string, PhraseValue>>;
}

/** So much of a text stands in a sentence about it. */
const mostOfText = 1_000;

/**
 * Writes a phrase where it is needed, each value with its name: ``said`there is no step ${{ step }}` ``. A value without
 * a name is a phrase, or a mistake of ours. Of a text that is longer than 1,000 characters the beginning is said.
 */
export function said(
  parts: TemplateStringsArray,
  ...named: readonly Readonly<Record<string, PhraseValue>>[]
): Phrase {
  const names = named.map((one) => `{${Object.keys(one).join('')}}`);
  const template = parts.map((part, index) => part + (names[index] ?? '')).join('');
  const entries = named.flatMap((one) => Object.entries(one));
  return {
    template,
    values: Object.fromEntries(entries.map(([name, value]) => [name, withinReason(value)])),
  };
}

function withinReason(value: PhraseValue): PhraseValue {
  if (typeof value !== 'string' || value.length <= mostOfText) return value;
  const start = value.slice(0, mostOfText);
  // Half a character is none.
  return `${start.replace(/[\ud800-\udbff]$/, '')}…`;
}

/** The phrase in English. */
export function inEnglish({ template, values }: Phrase): string {
  return template.replace(/\{(\w+)\}/g, (mark, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) return mark;
    return typeof value === 'object' ? inEnglish(value) : String(value);
  });
}

/** Words of which one holds: “a text or a list”. */
export function eitherOf(words: readonly (Phrase | string)[]): Phrase | string {
  const [last, ...before] = words.toReversed();
  if (last === undefined || before.length === 0) return last ?? '';
  return said`${{ rest: eitherOf(before.toReversed()) }} or ${{ last }}`;
}

/** Words that all hold: “a text and a list”. */
export function allOf(words: readonly (Phrase | string)[]): Phrase | string {
  const [last, ...before] = words.toReversed();
  if (last === undefined || before.length === 0) return last ?? '';
  return said`${{ rest: allOf(before.toReversed()) }} and ${{ last }}`;
}

/** Several phrases as one, with the same sign between them: `; `, ` `. */
export function inRow(phrases: readonly Phrase[], between: string): Phrase {
  const [only, ...more] = phrases;
  if (only !== undefined && more.length === 0) return only;
  const names = phrases.map((_, index) => `p${index}`);
  const template = names.map((name) => `{${name}}`).join(between);
  return { template, values: Object.fromEntries(phrases.map((phrase, index) => [`p${index}`, phrase])) };
}
