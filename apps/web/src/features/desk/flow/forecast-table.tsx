'use client';
import { useState, type ReactNode } from 'react';
import Link from 'next/link';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { DeskForecast } from '@fermata/contracts';
import { WideTable } from '../../../shared/frame/wide-table.tsx';
import { useFormats } from '../../../shared/i18n/use-formats.ts';
import { useNames } from '../api/use-names.ts';
import { tasksBehind } from '../model/queue.ts';

const shownAtFirst = 12;

/** The forecast of each group, the one with most breaches first. */
export function ForecastTable({ groups }: { readonly groups: DeskForecast['groups'] }): ReactNode {
  const words = useTranslations('desk.forecast');
  const { number } = useFormats();
  const called = useNames();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? groups : groups.slice(0, shownAtFirst);
  const horizons = groups[0]?.breaches ?? [];
  return (
    <>
      <WideTable label={words('byGroup')} minWidth={640}>
        <table className="fm-desk-table">
          <thead>
            <tr>
              <th scope="col">{words('group')}</th>
              <th scope="col" className="fm-number">
                {words('open')}
              </th>
              <th scope="col" className="fm-number">
                {words('perHour')}
              </th>
              <th scope="col" className="fm-number">
                {words('overdue')}
              </th>
              {horizons.map(({ withinHours }) => (
                <th key={withinHours} scope="col" className="fm-number">
                  {words('within', { hours: withinHours })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ group, open, perHour, overdue, breaches }) => (
              <tr key={group}>
                <th scope="row">
                  <Link className="fm-text-link" href={tasksBehind('open', { kind: 'group', id: group })}>
                    {called(group)}
                  </Link>
                </th>
                <td className="fm-number">{number(open)}</td>
                <td className="fm-number">{number(perHour)}</td>
                <td className="fm-number" data-alarm={overdue > 0 || undefined}>
                  {number(overdue)}
                </td>
                {breaches.map(({ withinHours, tasks }) => (
                  <td key={withinHours} className="fm-number" data-alarm={tasks > 0 || undefined}>
                    {number(tasks)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
      {shown.length < groups.length && (
        <Button variant="default" size="xs" mt="sm" onClick={() => setWhole(true)}>
          {words('more', { count: groups.length - shown.length })}
        </Button>
      )}
    </>
  );
}
