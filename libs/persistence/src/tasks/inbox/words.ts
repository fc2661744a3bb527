const longest = 60;
const most = 40;

/**
 * The words that a task is found by: of its title and business key, in small letters; what stands together between spaces
 * also as a whole, so that `O-1042` is found as it is written, and by `1042`.
 */
export function wordsOf(...texts: readonly (string | null)[]): readonly string[] {
  const words = texts.flatMap((text) => soughtIn(text ?? '').flatMap((word) => [word, ...word.split(apart)]));
  return [...new Set(words.map((word) => word.slice(0, longest)).filter((word) => word !== ''))].slice(
    0,
    most,
  );
}

/** The words that somebody seeks: each is one, or the beginning of one. */
export function soughtIn(text: string): readonly string[] {
  const words = text.normalize('NFKC').toLowerCase().split(/\s+/u);
  return words
    .map((word) => word.replace(edges, '').replaceAll('\0', '').slice(0, longest))
    .filter((word) => word !== '');
}

const apart = /[^\p{L}\p{N}]+/u;
const edges = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
