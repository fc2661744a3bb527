const mention = /(?<![\p{L}\p{N}._@/-])@([a-z0-9][a-z0-9._@-]{0,63})/giu;

/** The sign-in names that a text names by `@login`, each once, in their order. An address in the text is no mention. */
export function mentionsOf(text: string): readonly string[] {
  const names = [...text.matchAll(mention)].map(([, name = '']) =>
    name.toLowerCase().replace(/[._@-]+$/, ''),
  );
  return [...new Set(names)];
}
