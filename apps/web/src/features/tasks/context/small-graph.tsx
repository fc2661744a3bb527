'use client';
import { useMemo, type ReactNode } from 'react';
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { InstanceTimeline, TaskContext } from '@fermata/contracts';
import { graphOf } from '@fermata/editing';
import { GraphCanvas, noSelection } from '@fermata/ui';
import { taken } from '../../../shared/api/client.ts';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { fetchVersion } from '../../../shared/api/fetch-version.ts';
import { instanceContextTimeline } from '../../../shared/api/generated/sdk.gen.ts';
import { visitedLook } from './visited-look.ts';

interface Properties {
  readonly instance: TaskContext['instance'];
  /** The step of the task. */
  readonly step: string | undefined;
}

/** The instance so far on its graph, small; who may not read instances sees the graph alone. */
export function SmallGraph({ instance, step }: Properties): ReactNode {
  const words = useTranslations('task.context');
  const { id, definition, version } = instance;
  const known = useQuery({
    queryKey: ['definitions', 'version', 'workflow', definition, version],
    queryFn: ({ signal }) => fetchVersion({ kind: 'workflow', name: definition, version }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { data: timeline } = useQuery({
    queryKey: ['instances', 'one', id, 'timeline'],
    queryFn: async ({ signal }) =>
      (await taken(instanceContextTimeline({ path: { id }, signal }))) as InstanceTimeline,
    retry: false,
  });
  const body = known.data?.body;
  const graph = useMemo(() => (body === undefined ? undefined : graphOf(body)), [body]);
  const look = useMemo(() => timeline && visitedLook(timeline.changes), [timeline]);
  if (known.isError) return <CallProblem error={known.error} title={words('noGraph')} />;
  if (graph === undefined) return <Skeleton height={240} />;
  return (
    <div className="fm-work-graph">
      <GraphCanvas
        graph={graph}
        mode="view"
        label={words('instance')}
        selection={step === undefined ? noSelection : { ...noSelection, steps: [step] }}
        {...(look !== undefined && { statuses: look })}
      />
    </div>
  );
}
