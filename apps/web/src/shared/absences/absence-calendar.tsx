'use client';
import { useState, type ReactNode } from 'react';
import { useFormatter, useTranslations } from 'next-intl';
import type { AbsenceRow } from '@fermata/contracts';
import { covers, daysFrom, isWeekend, monthsOf } from './days.ts';

const shownDays = 14;

/** The next two weeks: a row for each person who is away in them. */
export function AbsenceCalendar({ absences }: { readonly absences: readonly AbsenceRow[] }): ReactNode {
  const words = useTranslations('absences');
  const format = useFormatter();
  const [days] = useState(() => daysFrom(new Date(), shownDays));
  const people = byPerson(absences, days);
  if (people.length === 0) return null;
  const dayText = (day: string, shape: 'short' | 'long') =>
    format.dateTime(new Date(`${day}T12:00:00Z`), {
      timeZone: 'UTC',
      ...(shape === 'short' ? { day: 'numeric' } : { weekday: 'long', day: 'numeric', month: 'long' }),
    });
  return (
    <div className="fm-absence-scroll" tabIndex={0} role="region" aria-label={words('calendar')}>
      <table className="fm-absence-calendar">
        <thead>
          <tr>
            <th rowSpan={2} scope="col">
              {words('person')}
            </th>
            {monthsOf(days).map(({ month, count }) => (
              <th key={month} scope="colgroup" colSpan={count}>
                {format.dateTime(new Date(`${month}-15T12:00:00Z`), {
                  timeZone: 'UTC',
                  month: count < 3 ? 'short' : 'long',
                })}
              </th>
            ))}
          </tr>
          <tr>
            {days.map((day) => (
              <th key={day} scope="col" data-weekend={isWeekend(day) || undefined}>
                <span aria-hidden="true">{dayText(day, 'short')}</span>
                <span className="fm-visually-hidden">{dayText(day, 'long')}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map(({ id, name, away }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              {days.map((day, place) => (
                <td key={day} data-away={away[place] || undefined} data-weekend={isWeekend(day) || undefined}>
                  {away[place] === true && <span className="fm-visually-hidden">{words('away')}</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function byPerson(absences: readonly AbsenceRow[], days: readonly string[]) {
  const ids = [...new Set(absences.map(({ person }) => person.id))];
  return ids
    .map((id) => {
      const own = absences.filter(({ person }) => person.id === id);
      const covered = own.map((absence) => covers(absence, days));
      const away = days.map((_, place) => covered.some((one) => one[place] === true));
      return { id, name: own[0]?.person.name ?? id, away };
    })
    .filter(({ away }) => away.includes(true));
}
