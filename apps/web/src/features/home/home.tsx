'use client';
import type { ReactNode } from 'react';
import Link from 'next/link';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { needsOf } from '../../shared/frame/needs.ts';
import { Page } from '../../shared/frame/page.tsx';
import type { GuideName } from '../../shared/frame/place.ts';
import { useMay, useMe } from '../../shared/session/use-me.ts';
import { AuditPanel, DefinitionsPanel, HealthPanel, TasksPanel, TroublePanel } from './panels.tsx';

/** What needs the person now, by what the person may do. */
export function Home(): ReactNode {
  const words = useTranslations('home');
  const { data: me } = useMe();
  const may = useMay();
  if (me === undefined) return null;
  return (
    <Page
      title={words('title')}
      facts={words('greeting', { name: me.name })}
      guide={guideFor(may)}
      actions={
        may('definition.edit') && (
          <Button component={Link} href="/workflows">
            {words('toWorkflows')}
          </Button>
        )
      }
    >
      <Panels />
    </Page>
  );
}

function Panels(): ReactNode {
  const may = useMay();
  const { tasks, trouble } = needsOf(may);
  return (
    <div className="fm-home">
      {tasks && <TasksPanel />}
      {trouble !== 'none' && <TroublePanel own={trouble === 'own'} />}
      {may('definition.edit') && <DefinitionsPanel />}
      {may('system.read') && <HealthPanel />}
      {may('audit.read') && <AuditPanel />}
    </div>
  );
}

function guideFor(may: ReturnType<typeof useMay>): GuideName {
  if (may('system.read')) return 'admin';
  if (may('definition.edit')) return 'analyst';
  return may('desk.read') ? 'supervisor' : 'support';
}
