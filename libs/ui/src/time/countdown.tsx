'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useNow } from './clock.ts';
import { durationWords, useDurationWords } from './duration.tsx';
import { msOf, type MomentValue } from './moment.ts';

interface CountdownProps {
  /** ISO 8601, or milliseconds since 1970. */
  readonly until: MomentValue;
  /** From so many milliseconds on it is urgent; none unless said. */
  readonly soonMs?: number;
  /** Among other words: “7 h left” instead of “7 h”. */
  readonly inText?: boolean;
}

const minute = 60_000;
const quarterOfHour = 15 * minute;

/**
 * How long until a moment; after it, how long it is late. Seconds only in the last quarter of an hour, and among other
 * words only in the last minute: a list would flicker.
 */
export function Countdown({ until, soonMs = 0, inText = false }: CountdownProps): ReactNode {
  const say = useTranslations('ui.time');
  const units = useDurationWords();
  const nearMs = inText ? minute : quarterOfHour;
  const left = useLeft(msOf(until), nearMs);
  if (left === undefined) return null;
  const words = durationWords(roughly(Math.abs(left), nearMs), units);
  const state = stateOf(left, soonMs);
  const isBare = state !== 'late' && !inText;
  return (
    <span className="fm-countdown fm-numeric" data-state={state}>
      {isBare ? words : say(state === 'late' ? 'late' : 'left', { duration: words })}
    </span>
  );
}

function stateOf(left: number, soonMs: number): 'late' | 'soon' | 'open' {
  if (left < 0) return 'late';
  return left < soonMs ? 'soon' : 'open';
}

/** Milliseconds from now until then, negative after it; absent before there is a clock. */
function useLeft(end: number, nearMs: number): number | undefined {
  const coarse = useNow(30_000);
  const isNear = coarse !== undefined && Math.abs(end - coarse) < nearMs + 30_000;
  const now = useNow(isNear ? 1000 : 30_000);
  return now === undefined || Number.isNaN(end) ? undefined : end - now;
}

function roughly(ms: number, nearMs: number): number {
  return ms < nearMs ? ms : Math.floor(ms / minute) * minute;
}
