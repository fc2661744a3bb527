'use client';
import { useMemo, useState, type ReactNode } from 'react';
import { Button, Skeleton } from '@mantine/core';
import { IconExternalLink, IconPrinter } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { InstanceDetail, InstanceTimeline } from '@fermata/contracts';
import { graphOf, type Graph } from '@fermata/editing';
import { safeLink, StatusBadge } from '@fermata/ui';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { Page } from '../../../shared/frame/page.tsx';
import { useRefreshOn } from '../../../shared/stream/use-changes.ts';
import { instanceKey, useInstance, useTimeline, useVersion } from '../api/instance.ts';
import { Inspector } from '../inspector/inspector.tsx';
import { nameOf } from '../model/name.ts';
import type { OfferedVerb } from '../model/verbs.ts';
import { MoveDialog } from '../verbs/move-dialog.tsx';
import { VerbDialog } from '../verbs/verb-dialog.tsx';
import { VerbMenu } from '../verbs/verb-menu.tsx';
import { InstanceCanvas } from './instance-canvas.tsx';
import { InstanceFacts } from './instance-facts.tsx';
import { StartAnother } from './start-another.tsx';
import { InstancePast } from './instance-past.tsx';
import { useLookedAt } from './use-place.ts';

const nothing: InstanceTimeline = Object.freeze({ changes: [], isWhole: true });

/** One instance: where it stands, how it came there, and what can be done. */
export function InstancePage({ id }: { readonly id: string }): ReactNode {
  const words = useTranslations('instances');
  const instance = useInstance(id);
  useRefreshOn('instance', instanceKey(id), { only: id });
  if (instance.data !== undefined) return <Standing instance={instance.data} />;
  return (
    <Page title={words('one')} guide="admin">
      {instance.isError ? (
        <CallProblem
          error={instance.error}
          title={words('unreadable')}
          onRetry={() => void instance.refetch()}
        />
      ) : (
        <Skeleton height={320} />
      )}
    </Page>
  );
}

function Standing({ instance }: { readonly instance: InstanceDetail }): ReactNode {
  const words = useTranslations('instances');
  const [wish, setWish] = useState<OfferedVerb>();
  const temporal = safeLink(instance.temporalUrl ?? '');
  return (
    <Page
      title={nameOf(instance)}
      guide="admin"
      full
      facts={<StatusBadge status={instance.status} />}
      tools={<InstanceFacts instance={instance} />}
      actions={
        <>
          <Button
            variant="default"
            className="fm-no-print"
            leftSection={<IconPrinter size={16} />}
            onClick={() => window.print()}
          >
            {words('print')}
          </Button>
          {temporal !== undefined && (
            <Button
              component="a"
              href={temporal}
              target="_blank"
              rel="noreferrer"
              variant="default"
              leftSection={<IconExternalLink size={16} />}
            >
              {words('temporal')}
            </Button>
          )}
          <StartAnother instance={instance} />
          <VerbMenu instance={instance} onWish={setWish} />
        </>
      }
    >
      <Desk instance={instance} onWish={setWish} />
      <WishDialog instance={instance} wish={wish} onClose={() => setWish(undefined)} />
    </Page>
  );
}

interface WishProperties {
  readonly instance: InstanceDetail;
  readonly wish: OfferedVerb | undefined;
  readonly onClose: () => void;
}

function WishDialog({ instance, wish, onClose }: WishProperties): ReactNode {
  const { place } = useLookedAt();
  if (wish === undefined) return null;
  if (wish.verb === 'move') return <MoveDialog instance={instance} onClose={onClose} />;
  return (
    <VerbDialog
      key={wish.verb}
      instance={instance}
      wish={wish}
      visit={place.visit ?? undefined}
      onClose={onClose}
    />
  );
}

interface DeskProperties {
  readonly instance: InstanceDetail;
  readonly onWish: (wish: OfferedVerb) => void;
}

function Desk({ instance, onWish }: DeskProperties): ReactNode {
  const version = useVersion(instance.definition, instance.version);
  const { data: timeline = nothing } = useTimeline(instance.id);
  const body = version.data?.body;
  const graph = useMemo<Graph>(() => graphOf(body ?? {}), [body]);
  return (
    <div className="fm-instance">
      <div className="fm-instance-canvas">
        <InstanceCanvas instance={instance} graph={graph} timeline={timeline} />
      </div>
      <div className="fm-instance-past">
        <InstancePast instance={instance} graph={graph} timeline={timeline} />
      </div>
      <aside className="fm-instance-inspector">
        <Inspector instance={instance} graph={graph} timeline={timeline} onWish={onWish} />
      </aside>
    </div>
  );
}
