'use client';
import type { ReactNode } from 'react';
import { Button, Skeleton } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { SystemState } from '@fermata/contracts';
import { RelativeTime, safeLink } from '@fermata/ui';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { useSystem } from '../api/house.ts';
import { AdminPage } from '../frame/admin-page.tsx';
import { Backup } from './backup.tsx';
import { DeadMessages } from './dead-messages.tsx';
import { Findings } from './findings.tsx';
import { Flow } from './flow.tsx';
import { Processes, Queues } from './processes.tsx';

/** How the installation does, every ten seconds: what is wrong first, then everything. */
export function SystemPage(): ReactNode {
  const words = useTranslations('admin.system');
  const system = useSystem();
  const state = system.data;
  return (
    <AdminPage section="system" actions={<TemporalWeb url={state?.temporalWeb} />}>
      {system.isError && (
        <CallProblem error={system.error} title={words('failed')} onRetry={() => void system.refetch()} />
      )}
      {state === undefined && !system.isError && <Skeleton height={320} />}
      {state !== undefined && <State state={state} />}
    </AdminPage>
  );
}

function State({ state }: { readonly state: SystemState }): ReactNode {
  const words = useTranslations('admin.system');
  return (
    <div className="fm-admin-system">
      <p className="fm-admin-dim">
        {words('version', { version: state.version, mode: words(`modes.${state.mode}`) })} · {words('asOf')}{' '}
        <RelativeTime at={state.asOf} />
      </p>
      <Findings findings={state.findings} />
      {(state.outbox?.dead ?? 0) > 0 && <DeadMessages />}
      <Processes processes={state.processes} />
      <Queues queues={state.queues} />
      <Flow state={state} />
      <Backup backup={state.backup} mode={state.mode} />
    </div>
  );
}

function TemporalWeb({ url }: { readonly url: string | undefined }): ReactNode {
  const words = useTranslations('admin.system');
  const href = url === undefined ? undefined : safeLink(url);
  if (href === undefined) return null;
  return (
    <Button
      component="a"
      href={href}
      target="_blank"
      rel="noreferrer"
      variant="default"
      rightSection={<IconExternalLink size={16} />}
    >
      {words('temporalWeb')}
    </Button>
  );
}
