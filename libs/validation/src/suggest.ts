import { distance } from 'fastest-levenshtein';
import { said, type Phrase } from '@fermata/model';

/** "did you mean `…`?" for the known word nearest to a text, if one is near enough. */
export function didYouMean(text: string, known: readonly string[]): Phrase | undefined {
  const near = nearestWord(text, known);
  return near === undefined ? undefined : said`did you mean \`${{ near }}\`?`;
}

/** The nearest word within a third of the length (at least one letter) of a text. */
function nearestWord(text: string, known: readonly string[]): string | undefined {
  const lower = text.slice(0, 100).toLowerCase();
  const ranked = known.map((word) => ({ word, far: distance(lower, word.toLowerCase()) }));
  ranked.sort((a, b) => a.far - b.far || (a.word < b.word ? -1 : 1));
  const best = ranked[0];
  if (best === undefined || best.far > Math.max(1, Math.floor(lower.length / 3))) return undefined;
  return best.word;
}
