'use client';
import dynamic from 'next/dynamic';
import { useState, type ReactNode } from 'react';
import { Button, Group, Skeleton, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { AbsenceRow } from '@fermata/contracts';
import { CallProblem } from '../api/call-problem.tsx';
import { useMay, useMe } from '../session/use-me.ts';
import { AbsenceCalendar } from './absence-calendar.tsx';
import { AbsenceLine } from './absence-line.tsx';
import { useAbsences } from './queries.ts';

const AbsenceDialog = dynamic(() => import('./absence-dialog.tsx').then((part) => part.AbsenceDialog), {
  ssr: false,
});

interface Properties {
  /** All absences, for who manages them; else only one's own. */
  readonly everybody?: boolean;
}

/** Who is away, and who stands in: the next two weeks at a glance, then one by one. */
export function Absences({ everybody = false }: Properties): ReactNode {
  const words = useTranslations('absences');
  const { data: me } = useMe();
  const isManager = useMay()('absence.manage') && everybody;
  const [edited, setEdited] = useState<AbsenceRow | 'new'>();
  return (
    <section>
      <Group justify="space-between" mb="sm">
        <Title order={2}>{words(everybody ? 'title' : 'own')}</Title>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setEdited('new')}
        >
          {words('add')}
        </Button>
      </Group>
      <Shown everybody={everybody} person={everybody ? undefined : me?.id} onChange={setEdited} />
      {edited !== undefined && (
        <AbsenceDialog
          absence={edited === 'new' ? undefined : edited}
          asksPerson={isManager}
          onClose={() => setEdited(undefined)}
        />
      )}
    </section>
  );
}

interface ShownProperties {
  readonly everybody: boolean;
  readonly person: string | undefined;
  readonly onChange: (absence: AbsenceRow) => void;
}

function Shown({ everybody, person, onChange }: ShownProperties): ReactNode {
  const words = useTranslations('absences');
  const { data, error, refetch } = useAbsences(person);
  if (data === undefined && error !== null)
    return <CallProblem error={error} title={words('failed')} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={80} />;
  if (data.length === 0) return <p className="fm-dim">{words(everybody ? 'none' : 'noneOwn')}</p>;
  return (
    <>
      {everybody && <AbsenceCalendar absences={data} />}
      <ul className="fm-plain-list">
        {data.map((absence) => (
          <AbsenceLine
            key={absence.id}
            absence={absence}
            isNamed={everybody}
            onChange={() => onChange(absence)}
          />
        ))}
      </ul>
    </>
  );
}
