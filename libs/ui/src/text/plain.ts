/** Signs that mean something in Markdown wherever they stand, what becomes a link by itself, and what begins a block. */
const marked = /[\\`*_[\]<>&~|@\n\r]|:\/\/|www\.|^\s|\s$|^(?:[#+-]|\d+[.)])/i;

/** Whether a text says the same without anybody reading it as Markdown: one line, no sign that could mean something. */
export function isPlain(text: string): boolean {
  return text !== '' && !marked.test(text);
}
