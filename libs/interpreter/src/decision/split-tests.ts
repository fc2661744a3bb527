/**
 * Splits the text of a cell at the commas that stand in no quotes and no brackets. Brackets are only counted: an
 * interval may be closed by another one than it was opened by.
 */
export function splitTests(text: string): readonly string[] {
  const parts: string[] = [];
  let [depth, start] = [0, 0];
  for (let index = 0; index < text.length; index += 1) {
    const sign = text.charAt(index);
    if (sign === '"' || sign === "'") index = closingQuote(text, index);
    else depth += depthOf(sign);
    if (sign !== ',' || depth > 0) continue;
    parts.push(text.slice(start, index));
    start = index + 1;
  }
  return [...parts, text.slice(start)];
}

function depthOf(sign: string): number {
  if (sign === '(' || sign === '[' || sign === '{') return 1;
  return sign === ')' || sign === ']' || sign === '}' ? -1 : 0;
}

/** Where the quote that opens here is closed; the end of the text if it never is. */
function closingQuote(text: string, opening: number): number {
  const quote = text.charAt(opening);
  for (let index = opening + 1; index < text.length; index += 1) {
    if (text.charAt(index) === '\\') index += 1;
    else if (text.charAt(index) === quote) return index;
  }
  return text.length;
}
