'use client';
import type { ReactNode } from 'react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { DeskTotals } from '@fermata/contracts';
import { useFormats } from '../../../shared/i18n/use-formats.ts';
import { tasksBehind } from '../model/queue.ts';

const tiles = Object.freeze(['open', 'overdue', 'dueToday', 'unassigned', 'stranded', 'doneToday'] as const);
const alarms: ReadonlySet<string> = new Set(['overdue', 'stranded']);

interface Properties {
  readonly totals: DeskTotals | undefined;
}

/** What matters first, as numbers; each leads to the tasks that it counts. */
export function Tiles({ totals }: Properties): ReactNode {
  const words = useTranslations('desk.tiles');
  const { number } = useFormats();
  return (
    <ul className="fm-plain-list fm-desk-tiles" aria-label={words('title')}>
      {tiles.map((name) => {
        const count = totals?.[name];
        return (
          <li key={name}>
            <Link
              className="fm-desk-tile"
              href={name === 'stranded' ? '/desk?show=stranded' : tasksBehind(name)}
              data-alarm={(alarms.has(name) && (count ?? 0) > 0) || undefined}
            >
              <span className="fm-desk-tile-number">{count === undefined ? '–' : number(count)}</span>
              <span>{words(name)}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
