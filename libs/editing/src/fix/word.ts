import { rewriteTemplate } from '../steps/template.ts';

const TOKEN = /[rR]?"(?:\\[\s\S]|[^"\\])*"|[rR]?'(?:\\[\s\S]|[^'\\])*'|[A-Za-z_]\w*|[\s\S]/g;

/**
 * A text with another word in the place of an unknown one, in its expressions only and never within their texts.
 * Undefined if the word does not stand there. `a.b` as the unknown one means the field `b` of `a`.
 */
export function withWord(text: string, unknown: string, known: string): string | undefined {
  const word = unknown.split('.').at(-1) ?? unknown;
  const isMarked = text.includes('${');
  const mended = isMarked
    ? rewriteTemplate(text, (source) => replaced(source, word, known))
    : replaced(text, word, known);
  return mended === text ? undefined : mended;
}

function replaced(source: string, unknown: string, known: string): string {
  return (source.match(TOKEN) ?? []).map((token) => (token === unknown ? known : token)).join('');
}
