'use client';
import dynamic from 'next/dynamic';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { useMediaQuery } from '@mantine/hooks';
import { Page } from '../../../shared/frame/page.tsx';
import { useMay, useMe } from '../../../shared/session/use-me.ts';
import { ViewMenu } from '../../../shared/views/view-menu.tsx';
import { AddFilter } from '../list/add-filter.tsx';
import { FilterChips } from '../list/filter-chips.tsx';
import { ListBehind } from '../list/list-behind.tsx';
import { ListMenu } from '../list/list-menu.tsx';
import { ListSkeleton } from '../list/list-skeleton.tsx';
import { Search } from '../list/search.tsx';
import { TaskList } from '../list/task-list.tsx';
import { TaskTabs } from '../list/tabs.tsx';
import { listQuery } from '../model/filters.ts';
import { useDesk } from './desk-store.ts';
import { NothingOpen } from './nothing-open.tsx';
import { OpenTask } from './open-task.tsx';
import { useFilters } from './use-filters.ts';
import { useNext } from './use-next.ts';
import { tasksPath, useOpenTask } from './use-open-task.ts';
import { useReadyTask } from './use-ready-task.ts';
import { useTabCommands } from './use-tab-commands.ts';
import { useTitleOf } from './use-title-of.ts';

// What divides the columns comes beside the first rows.
const Columns = dynamic(() => import('./columns.tsx').then((part) => part.Columns), {
  ssr: false,
  loading: () => (
    <div className="fm-tasks-columns">
      <div className="fm-tasks-side fm-tasks-side-first">
        <ListSkeleton />
      </div>
    </div>
  ),
});
const Dialogs = dynamic(() => import('./dialogs.tsx').then((part) => part.Dialogs), { ssr: false });

/** People's work: the list, the task that is open, and what stands around it. */
export function TasksPage(): ReactNode {
  const words = useTranslations('tasks');
  const may = useMay();
  const { data: me } = useMe();
  const { filters, change, clear } = useFilters();
  const { id, open, close } = useOpenTask();
  const isNarrow = useMediaQuery('(max-width: 700px)', false);
  const [bulkPlace, setBulkPlace] = useState<HTMLElement | null>(null);
  const name = useNameOf(id);
  const isAsked = useDesk((desk) => desk.wish !== undefined);
  const query = listQuery(filters);
  const next = useNext({ query, openId: id, open, close });
  useTabCommands(change);
  useReadyTask();
  useOwnChoice(JSON.stringify(query));
  if (me !== undefined && !may('task.see')) return <Page title={words('title')}>{words('mayNot')}</Page>;
  const list = (
    <TaskList
      filters={filters}
      openId={id}
      onOpen={open}
      onClose={close}
      onFilters={change}
      onClear={clear}
      bulkPlace={bulkPlace}
    />
  );
  const task =
    id === undefined ? (
      <NothingOpen isWaiting={next.isWaiting} />
    ) : (
      <OpenTask key={id} id={id} onClose={close} onDone={next.goOn} />
    );
  const hasList = !isNarrow || id === undefined;
  return (
    <Page
      full
      title={words('title')}
      name={name}
      guide="support"
      {...(hasList && {
        facts: <TaskTabs tab={filters.tab} onTab={(tab) => change({ tab, order: null })} />,
        actions: (
          <div className="fm-tasks-tools">
            <Search value={filters.q} onChange={(q) => change({ q })} />
            <AddFilter filters={filters} onChange={change} />
            <ListMenu filters={filters} onChange={change} />
            <ViewMenu page="tasks" path={tasksPath} />
          </div>
        ),
        tools: (
          <>
            <FilterChips filters={filters} onChange={change} onClear={clear} />
            <div ref={setBulkPlace} className="fm-tasks-bulk-place" />
          </>
        ),
      })}
    >
      {!hasList && <ListBehind filters={filters} />}
      {isNarrow ? hasList ? list : task : <Columns list={list} task={task} openId={id} />}
      {isAsked && <Dialogs />}
    </Page>
  );
}

/** What the page is called: as its task, as soon as that is known. */
function useNameOf(id: string | undefined): string {
  const words = useTranslations('tasks');
  return useTitleOf(id) ?? words(id === undefined ? 'title' : 'sides.task');
}

/** What was chosen belongs to one list and to one visit of the page. */
function useOwnChoice(key: string): void {
  const clear = useDesk((desk) => desk.clear);
  useEffect(() => () => clear(), [key, clear]);
}
