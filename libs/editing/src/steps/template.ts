/**
 * A text with each of its expressions rewritten; undefined if one cannot be. Marks are read as the language does: `$${`
 * is no mark, and braces within an expression and its strings do not close one. An unclosed mark stays as it is.
 */
export function rewriteTemplate(
  text: string,
  rewrite: (source: string) => string | undefined,
): string | undefined {
  let result = '';
  let at = 0;
  for (let mark = text.indexOf('${'); mark >= 0; mark = text.indexOf('${', at)) {
    const begin = mark + 2;
    result += text.slice(at, begin);
    at = begin;
    if (text[mark - 1] === '$' && mark > 0) continue;
    const end = endOfMark(text, begin);
    if (end < 0) break;
    const source = rewrite(text.slice(begin, end));
    if (source === undefined) return undefined;
    result += source;
    at = end;
  }
  return result + text.slice(at);
}

/** The expressions of a text, with where each begins. */
export function sourcesIn(text: string): readonly { readonly source: string; readonly at: number }[] {
  const found: { readonly source: string; readonly at: number }[] = [];
  let place = 0;
  rewriteTemplate(text, (source) => {
    const at = text.indexOf(source, text.indexOf('${', place) + 2);
    found.push({ source, at });
    place = at + source.length;
    return source;
  });
  return found;
}

function endOfMark(text: string, begin: number): number {
  let depth = 0;
  for (let at = begin; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    if (letter === '"' || letter === "'") at = endOfString(text, at);
    else if (letter === '{') depth += 1;
    else if (letter === '}' && depth === 0) return at;
    else if (letter === '}') depth -= 1;
  }
  return -1;
}

/** The place of the last quote of a string; the end of the text if it is never closed. */
function endOfString(text: string, begin: number): number {
  const quote = text[begin] ?? '';
  const closing = text.startsWith(quote.repeat(3), begin) ? quote.repeat(3) : quote;
  for (let at = begin + closing.length; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text.startsWith(closing, at)) return at + closing.length - 1;
  }
  return text.length;
}
