import { parseDuration } from '@fermata/model';

const DAY_MS = 86_400_000;

/** Milliseconds of a scripted duration; nothing or something odd takes no time. A month counts 30 days. */
export function lengthMs(text: string | undefined): number {
  const parts = text === undefined ? undefined : parseDuration(text);
  if (parts === undefined) return 0;
  return (parts.years * 365 + parts.months * 30 + parts.days) * DAY_MS + parts.timeMs;
}

/** A length of time in few letters: `0s`, `1.5s`, `2h30m`, `30d`. */
export function shortTime(ms: number): string {
  const days = Math.floor(ms / DAY_MS);
  const hours = Math.floor(ms / 3_600_000) % 24;
  const minutes = Math.floor(ms / 60_000) % 60;
  const seconds = (ms % 60_000) / 1_000;
  const parts = [part(days, 'd'), part(hours, 'h'), part(minutes, 'm'), part(seconds, 's')].join('');
  return parts === '' ? '0s' : parts;
}

function part(amount: number, letter: string): string {
  return amount === 0 ? '' : `${amount}${letter}`;
}
