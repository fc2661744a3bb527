'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import type { InstanceCounts } from '@fermata/contracts';
import { StatusBadge } from '@fermata/ui';
import { statuses, type InstanceFilters } from '../model/filters.ts';

interface Properties {
  readonly counts: InstanceCounts | undefined;
  readonly chosen: InstanceFilters['status'];
  readonly onChange: (status: InstanceFilters['status']) => void;
}

/** How many there are of each status; each is a switch of the filter. */
export function StatusTabs({ counts, chosen, onChange }: Properties): ReactNode {
  const words = useTranslations('instances');
  return (
    <div className="fm-status-tabs" role="group" aria-label={words('byStatus')}>
      {statuses.map((status) => {
        const isChosen = chosen.includes(status);
        const next = isChosen ? chosen.filter((one) => one !== status) : [...chosen, status];
        const found = counts?.statuses.find((one) => one.status === status);
        return (
          <button
            key={status}
            type="button"
            className="fm-status-tab"
            aria-pressed={isChosen}
            onClick={() => onChange(next)}
          >
            <StatusBadge status={status} />
            <span className="fm-status-count">
              {found === undefined ? '' : words(found.exact ? 'count' : 'countMore', { count: found.count })}
            </span>
          </button>
        );
      })}
    </div>
  );
}
