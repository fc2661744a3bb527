'use client';
import type { ReactNode } from 'react';
import { IconClock } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Hint } from '../text/hint.tsx';
import { Countdown } from './countdown.tsx';
import { msOf, useExactWords, type MomentValue } from './moment.ts';

interface DueProps {
  readonly at: MomentValue;
  /** The moment from which on it has to be worked on to be done in time: from then on it is urgent. */
  readonly startBy?: MomentValue | undefined;
}

/** When something is due, with the time that is left: quiet, urgent or late. */
export function DueChip({ at, startBy }: DueProps): ReactNode {
  const words = useTranslations('ui.time');
  const exact = useExactWords();
  const due = msOf(at);
  if (Number.isNaN(due)) return null;
  const soonMs = startBy === undefined ? 0 : Math.max(0, due - msOf(startBy));
  const label = words('due', { at: exact(due) });
  return (
    <Hint label={label} informs>
      <span className="fm-due">
        <IconClock size={14} aria-hidden />
        <span className="fm-visually-hidden">{label} </span>
        <Countdown until={due} soonMs={soonMs} inText />
      </span>
    </Hint>
  );
}
