import { said, type Phrase } from '@fermata/model';

/** The number of single-letter edits between two words; two letters that changed places are one edit. */
export function editDistance(left: string, right: string): number {
  const rows: number[][] = [Array.from({ length: right.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= left.length; i++) {
    const row = [i];
    for (let j = 1; j <= right.length; j++) row.push(cheapest({ left, right, rows, row }, i, j));
    rows.push(row);
  }
  return cell(rows, left.length, right.length);
}

interface Table {
  readonly left: string;
  readonly right: string;
  readonly rows: readonly number[][];
  readonly row: readonly number[];
}

function cheapest({ left, right, rows, row }: Table, i: number, j: number): number {
  const cost = left[i - 1] === right[j - 1] ? 0 : 1;
  const isSwapped = i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1];
  const swap = isSwapped ? cell(rows, i - 2, j - 2) + 1 : Infinity;
  return Math.min(
    cell(rows, i - 1, j) + 1,
    (row[j - 1] as number) + 1,
    cell(rows, i - 1, j - 1) + cost,
    swap,
  );
}

function cell(rows: readonly (readonly number[])[], i: number, j: number): number {
  return rows[i]?.[j] ?? Infinity;
}

/** “did you mean x?” for the nearest known word, if one is near enough. */
export function suggestion(word: string, known: readonly string[]): Phrase | undefined {
  const near = nearestOf(word, known);
  return near === undefined ? undefined : said`did you mean ${{ near }}?`;
}

/** The nearest known word, if one is near enough; ties go to the first. */
export function nearestOf(word: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1;
  if (word.length > 100) return undefined;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= bestDistance) continue;
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    const isNear = distance < bestDistance && distance < Math.min(word.length, candidate.length);
    if (isNear) [best, bestDistance] = [candidate, distance];
  }
  return best;
}
