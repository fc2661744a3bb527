'use client';
import { useState, type ReactNode } from 'react';
import { Button, Group, Skeleton, Stack, TagsInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslations } from 'next-intl';
import type { WorkProfile } from '@fermata/contracts';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { useSaveWork, useSkills, useWorkProfile } from '../api/people.ts';
import { CalendarField, ManagerField } from './work-fields.tsx';

interface Properties {
  readonly id: string;
}

/** Skills, whom the person reports to, and when it works: what tasks are given out by. */
export function WorkForm({ id }: Properties): ReactNode {
  const words = useTranslations('admin');
  const { data, error, refetch } = useWorkProfile(id);
  if (data === undefined && error !== null)
    return <CallProblem error={error} title={words('failed')} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={160} />;
  return <Fields key={JSON.stringify(data)} id={id} profile={data} />;
}

function Fields({ id, profile }: Properties & { readonly profile: WorkProfile }): ReactNode {
  const words = useTranslations('admin');
  const save = useSaveWork(id, () => void notifications.show({ message: words('saved') }));
  const [form, setForm] = useState({
    skills: [...profile.skills],
    manager: profile.manager ?? null,
    calendar: profile.calendar ?? null,
  });
  const skills = useSkills();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(form);
      }}
    >
      <Stack>
        <TagsInput
          label={words('work.skills')}
          description={words('work.skillsHelp')}
          data={[...(skills.data ?? [])]}
          value={form.skills}
          onChange={(skills) => setForm({ ...form, skills })}
        />
        <ManagerField of={id} value={form.manager} onChange={(manager) => setForm({ ...form, manager })} />
        <CalendarField value={form.calendar} onChange={(calendar) => setForm({ ...form, calendar })} />
        {save.isError && <CallProblem error={save.error} title={words('failed')} />}
        <Group justify="flex-end">
          <Button type="submit" variant="default" loading={save.isPending}>
            {words('work.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
