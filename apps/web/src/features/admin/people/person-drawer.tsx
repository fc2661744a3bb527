'use client';
import type { ReactNode } from 'react';
import { Skeleton, Stack, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { Drawer } from '../../../shared/frame/dialogs.tsx';
import { useMay } from '../../../shared/session/use-me.ts';
import { usePerson } from '../api/people.ts';
import { PersonDeeds } from './person-deeds.tsx';
import { PersonForm } from './person-form.tsx';
import { PersonTokens } from './person-tokens.tsx';
import { PersonTraces } from './person-traces.tsx';
import { WorkForm } from './work-form.tsx';

interface Properties {
  readonly id: string;
  readonly onClose: () => void;
}

/** One person: what it may, how it works, and what can be done about its account. */
export function PersonDrawer({ id, onClose }: Properties): ReactNode {
  const words = useTranslations('admin.people');
  const mayTokens = useMay()('token.manage');
  const { data: person, error, refetch } = usePerson(id);
  return (
    <Drawer opened onClose={onClose} position="right" size="lg" title={person?.name ?? id}>
      {error !== null && person === undefined && (
        <CallProblem error={error} title={words('listFailed')} onRetry={() => void refetch()} />
      )}
      {person === undefined && error === null && <Skeleton height={240} />}
      {person !== undefined && (
        <Stack gap="xl">
          <div>
            <p className="fm-admin-dim">
              {person.login} · {words(`statuses.${person.status}`)}
            </p>
            <PersonTraces id={person.id} login={person.login} />
          </div>
          <PersonForm key={JSON.stringify(person)} person={person} />
          <section>
            <Title order={3} mb="sm">
              {words('work')}
            </Title>
            <WorkForm id={id} />
          </section>
          {mayTokens && (
            <section>
              <Title order={3} mb="sm">
                {words('tokens')}
              </Title>
              <PersonTokens id={id} />
            </section>
          )}
          <section>
            <Title order={3} mb="sm">
              {words('account')}
            </Title>
            <PersonDeeds person={person} onRemoved={onClose} />
          </section>
        </Stack>
      )}
    </Drawer>
  );
}
