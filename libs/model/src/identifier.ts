/** Words of CEL, and the names that scopes bind: none of them may name a step, a variable or an item. */
const celWords = Object.freeze(
  'as break const continue else false for function if import in let loop package namespace null return true var void while'.split(
    ' ',
  ),
);

const shape = /^[a-z][A-Za-z0-9]*$/;

/** Whether a text may be a step id, or the name of a variable: a lower-case letter, letters and digits, no word of CEL. */
export function isIdentifier(text: string): boolean {
  return text.length <= 64 && shape.test(text) && !isCelWord(text);
}

/** Whether a text is a reserved word of the expression language. */
export function isCelWord(text: string): boolean {
  return celWords.includes(text);
}
