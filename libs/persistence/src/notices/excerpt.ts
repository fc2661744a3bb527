/** Of the text of a comment a notice shows no more than this. */
const shown = 280;

/** Marks of Markdown, each with what is left of it. What is written by hand and only looks like one stays. */
const marks: readonly (readonly [RegExp, string])[] = Object.freeze([
  [/^[ \t]*(?:```|~~~)[^\n]*$/gm, ''],
  [/!?\[([^\]\n]*)\]\([^)\s]*(?:[ \t]+"[^"\n]*")?\)/g, '$1'],
  [/<(https?:\/\/[^\s<>]+)>/g, '$1'],
  [/^[ \t]{0,3}#{1,6}[ \t]+/gm, ''],
  [/^[ \t]{0,3}(?:>[ \t]?)+/gm, ''],
  [/^([ \t]*)[*+-][ \t]+(?:\[[ xX]\][ \t]+)?/gm, '$1'],
  [/(\*{1,3}|~~)(?=\S)([^*~\n]*[^*~\s\n])\1/g, '$2'],
  [/(?<![\p{L}\p{N}_])(_{1,3})(?=\S)([^_\n]*[^_\s\n])\1(?![\p{L}\p{N}_])/gu, '$2'],
  [/`([^`\n]+)`/g, '$1'],
  [/\\([!-/:-@[-`{-~])/g, '$1'],
  [/\n{2,}/g, '\n'],
]);

/** The beginning of a comment as plain text, at most 280 characters: where no Markdown is shown, its marks only disturb. */
export function excerptOf(markdown: string): string {
  const plain = marks.reduce((text, [mark, left]) => text.replaceAll(mark, left), markdown).trim();
  const letters = [...plain];
  return letters.length <= shown ? plain : `${letters.slice(0, shown - 1).join('')}…`;
}
