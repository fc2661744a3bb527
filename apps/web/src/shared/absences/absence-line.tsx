'use client';
import type { ReactNode } from 'react';
import { ActionIcon, Group } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { notifications } from '@mantine/notifications';
import { useFormatter, useTranslations } from 'next-intl';
import type { AbsenceRow } from '@fermata/contracts';
import { PersonName } from '@fermata/ui';
import { useFailureText } from '../api/use-failure-text.ts';
import { daysOf } from './days.ts';
import { useRemoveAbsence } from './queries.ts';

interface Properties {
  readonly absence: AbsenceRow;
  readonly isNamed: boolean;
  readonly onChange: () => void;
}

/** One absence, with what may be done about it. */
export function AbsenceLine({ absence, isNamed, onChange }: Properties): ReactNode {
  const words = useTranslations('absences');
  const { id, person, substitute, note, own } = absence;
  const failureText = useFailureText();
  const remove = useRemoveAbsence();
  const days = useDaysText(absence);
  const takeAway = () =>
    remove.mutate(id, {
      onSuccess: () => void notifications.show({ message: words('removed') }),
      onError: (error) => void notifications.show({ color: 'red', message: failureText(error) }),
    });
  return (
    <li className="fm-absence">
      {isNamed && <PersonName name={person.name} />}
      <strong>{days}</strong>
      <span>
        {substitute === undefined ? (
          <span className="fm-dim">{words('nobody')}</span>
        ) : (
          words('standsIn', { name: substitute.name })
        )}
      </span>
      {note !== undefined && <span className="fm-dim">{note}</span>}
      {own && (
        <Group gap={4} className="fm-absence-verbs">
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={words('changeOf', { days })}
            onClick={onChange}
          >
            <IconPencil size={16} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={words('removeOf', { days })}
            loading={remove.isPending}
            onClick={takeAway}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Group>
      )}
    </li>
  );
}

/** From the first to the last day, in words. */
function useDaysText(absence: AbsenceRow): string {
  const format = useFormatter();
  const { first, last } = daysOf(absence);
  // A day is said as it is: no zone may move it.
  const text = (day: string) =>
    format.dateTime(new Date(`${day}T12:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' });
  return first === last ? text(first) : `${text(first)} – ${text(last)}`;
}
