import { parseDuration } from '@fermata/model';

/** A part of a duration for a message: how many of which unit. */
export interface DurationPart {
  readonly unit: 'years' | 'months' | 'days' | 'hours' | 'minutes' | 'seconds';
  readonly count: number;
}

/** The parts of an ISO 8601 duration that are not nothing, the longest first; undefined for a text that is none. */
export function durationParts(text: string): readonly DurationPart[] | undefined {
  const parts = parseDuration(text);
  if (parts === undefined) return undefined;
  const seconds = parts.timeMs / 1_000;
  const minutes = Math.floor(seconds / 60);
  const all: readonly DurationPart[] = [
    { unit: 'years', count: parts.years },
    { unit: 'months', count: parts.months },
    { unit: 'days', count: parts.days },
    { unit: 'hours', count: Math.floor(minutes / 60) },
    { unit: 'minutes', count: minutes % 60 },
    { unit: 'seconds', count: seconds - minutes * 60 },
  ];
  return all.filter(({ count }) => count !== 0);
}

const LETTERS = Object.freeze({ w: 'W', d: 'D', h: 'H', m: 'M', min: 'M', s: 'S', sec: 'S' } as const);

/**
 * The ISO 8601 text of what a person writes: `8 h`, `2h 30m`, `3 d`, `1 h 5 min`; the text itself, trimmed, if it reads
 * like nothing of that kind.
 */
export function durationFrom(text: string): string {
  const trimmed = text.trim();
  if (!/^(\d+(\.\d+)?\s*(min|sec|[wdhms])[\s,]*)+$/i.test(trimmed)) return trimmed;
  const parts = [...trimmed.matchAll(/(\d+(?:\.\d+)?)\s*(min|sec|[wdhms])/gi)].map(
    ([, count = '', unit = '']) => ({ count, letter: LETTERS[unit.toLowerCase() as keyof typeof LETTERS] }),
  );
  const isDate = ({ letter }: { readonly letter: string }) => letter === 'W' || letter === 'D';
  const joined = (list: typeof parts) => list.map(({ count, letter }) => `${count}${letter}`).join('');
  const [dates, times] = [parts.filter(isDate), parts.filter((part) => !isDate(part))];
  return `P${joined(dates)}${times.length === 0 ? '' : `T${joined(times)}`}`;
}
