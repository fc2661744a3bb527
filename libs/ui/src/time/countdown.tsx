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
}

const quarterOfHour = 900_000;

/** How long until a moment; after it, how long it is late. Seconds only in the last quarter of an hour. */
export function Countdown({ until, soonMs = 0 }: CountdownProps): ReactNode {
  const say = useTranslations('ui.time');
  const units = useDurationWords();
  const end = msOf(until);
  const coarse = useNow(30_000);
  const isNear = coarse !== undefined && Math.abs(end - coarse) < quarterOfHour;
  const now = useNow(isNear ? 1000 : 30_000);
  if (now === undefined || Number.isNaN(end)) return null;
  const left = end - now;
  const words = durationWords(isNear ? Math.abs(left) : Math.floor(Math.abs(left) / 60_000) * 60_000, units);
  const state = left < 0 ? 'late' : left < soonMs ? 'soon' : 'open';
  return (
    <span className="fm-countdown fm-numeric" data-state={state}>
      {left < 0 ? say('late', { duration: words }) : words}
    </span>
  );
}
