'use client';
import { useQuery } from '@tanstack/react-query';
import { taken } from '../api/client.ts';
import { instancesCounts, taskListsCounts } from '../api/generated/sdk.gen.ts';
import { useMay, useMe } from '../session/use-me.ts';
import { useRefreshOn } from '../stream/use-changes.ts';
import { countOfTroubled, needsOf, together, type NeedCount } from './needs.ts';

const none: NeedCount = Object.freeze({ count: 0, exact: true });
const tasksKey = Object.freeze(['needs', 'tasks'] as const);
const troubleKey = Object.freeze(['needs', 'trouble'] as const);
/** A tab's count may be this old, so that a busy system is not asked for it all the time. */
const gatherMs = 3_000;

/** How many things wait for the person now; none while that is not known. */
export function useNeedCount(): NeedCount {
  const may = useMay();
  const { data: me } = useMe();
  const { tasks, trouble } = needsOf(may);
  const isReady = me !== undefined && !me.mustChangePassword;
  const startedBy = trouble === 'own' ? me?.id : undefined;
  useRefreshOn('task', tasksKey, { gatherMs });
  useRefreshOn('instance', troubleKey, { gatherMs });
  const open = useQuery({
    queryKey: [...tasksKey, me?.id],
    queryFn: () => openTasks(),
    enabled: isReady && tasks,
  });
  const stuck = useQuery({
    queryKey: [...troubleKey, me?.id, trouble],
    queryFn: () => stuckInstances(startedBy),
    enabled: isReady && trouble !== 'none',
  });
  return together(open.data ?? none, stuck.data ?? none);
}

/** What the person holds and has not put off, and what is offered. */
async function openTasks(): Promise<NeedCount> {
  const { mine, groups } = await taken(taskListsCounts());
  return together(mine, groups);
}

/** Counts come for every status, whatever was asked for: only those of the troubled are added. */
async function stuckInstances(startedBy: string | undefined): Promise<NeedCount> {
  const query = startedBy === undefined ? {} : { startedBy };
  return countOfTroubled((await taken(instancesCounts({ query }))).statuses);
}
