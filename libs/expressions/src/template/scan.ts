import type { TextPart } from './template.ts';

/** A part of a scanned text and where its source begins; or where a mark is that is never closed. */
export interface ScannedText {
  readonly parts: readonly { readonly part: TextPart; readonly at: number }[];
  readonly unclosedAt?: number;
}

/**
 * Splits a text at its marks `${ … }`. `$${` stands for the letters `${`. A mark ends at its own brace: braces inside,
 * and braces in the strings of the expression, do not end it. Linear in the length of the text.
 */
export function scanText(text: string): ScannedText {
  const parts: { part: TextPart; at: number }[] = [];
  let letters = '';
  let at = 0;
  for (let mark = text.indexOf('${'); mark >= 0; mark = text.indexOf('${', at)) {
    const isEscaped = mark > at && text[mark - 1] === '$';
    letters += text.slice(at, isEscaped ? mark - 1 : mark);
    at = mark + 2;
    if (isEscaped) {
      letters += '${';
      continue;
    }
    const end = endOfExpression(text, at);
    if (end < 0) return { parts, unclosedAt: mark };
    if (letters !== '') parts.push({ part: letters, at: mark - letters.length });
    parts.push({ part: { source: text.slice(at, end) }, at });
    letters = '';
    at = end + 1;
  }
  letters += text.slice(at);
  if (letters !== '' || parts.length === 0) parts.push({ part: letters, at });
  return { parts };
}

/** The place of the brace that ends the expression which begins at `start`; -1 if there is none. */
function endOfExpression(text: string, start: number): number {
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    const letter = text[i];
    if (letter === '"' || letter === "'") {
      i = endOfString(text, i);
      if (i < 0) return -1;
    } else if (letter === '{') depth++;
    else if (letter === '}' && depth-- === 0) return i;
  }
  return -1;
}

/** The place of the last quote of the string that begins at `start`, also for triple quotes; -1 if there is none. */
function endOfString(text: string, start: number): number {
  const quote = text[start] as string;
  const isTriple = text.startsWith(quote.repeat(3), start);
  const closing = isTriple ? quote.repeat(3) : quote;
  for (let i = start + closing.length; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text.startsWith(closing, i)) return i + closing.length - 1;
  }
  return -1;
}
