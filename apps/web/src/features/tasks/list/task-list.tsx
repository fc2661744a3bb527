'use client';
import { useEffect, useMemo, useRef, useState, type FocusEvent, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useTranslations } from 'next-intl';
import { VirtualList } from '@fermata/ui';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { listKey, rowsOf, useTasks } from '../api/lists.ts';
import { useKeepOrder } from '../api/use-keep-order.ts';
import { useLive, type Live } from '../api/use-live.ts';
import { among, rangedTo, toggled, type Choice } from '../model/choice.ts';
import { listQuery, orderOf, type TaskFilters } from '../model/filters.ts';
import { linesOf, type Line } from '../model/lines.ts';
import type { Departure } from '../model/live.ts';
import { reordered } from '../model/own-order.ts';
import type { Task } from '../model/task.ts';
import { useDesk } from '../page/desk-store.ts';
import { useTaskKeys } from '../keys/use-task-keys.ts';
import { BulkBar } from '../bulk/bulk-bar.tsx';
import { EmptyList } from './empty-list.tsx';
import { GoneRow } from './gone-row.tsx';
import { HeadingRow } from './heading-row.tsx';
import { ListSkeleton } from './list-skeleton.tsx';
import { TaskRow, type RowDeeds } from './task-row.tsx';

const rowHeight = 80;
const headingHeight = 32;

interface Properties {
  readonly filters: TaskFilters;
  readonly openId: string | undefined;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
  readonly onFilters: (change: Partial<TaskFilters>) => void;
  readonly onClear: () => void;
  /** Where the bar of what is chosen stands: in the head of the page. */
  readonly bulkPlace: HTMLElement | null;
}

/** The tasks of a tab: live, chosen and walked by keys, without moving under the hand that works in it. */
export function TaskList(properties: Properties): ReactNode {
  const { filters, openId, onOpen, onClose, bulkPlace } = properties;
  const words = useTranslations('tasks');
  const query = useMemo(() => listQuery(filters), [filters]);
  const list = useTasks(query);
  const rows = useMemo(() => rowsOf(list.data), [list.data]);
  const { isBusy, hands } = useHands();
  const live = useLive({ query, tab: filters.tab, rows, isBusy });
  const choice = useDesk((desk) => desk.choice);
  const lines = useLines(rows, filters);
  const walked = useMemo(
    () => lines.flatMap((line) => (line.type === 'task' && !live.gone.has(line.task.id) ? [line.task] : [])),
    [lines, live.gone],
  );
  const ids = useMemo(() => walked.map(({ id }) => id), [walked]);
  const chosen = among(choice, ids);
  const keepOrder = useKeepOrder([...listKey, query]);
  const isOwn = orderOf(filters) === 'own';
  const cursor = standing(choice, ids);
  const deeds = useRowDeeds({ ids, onOpen, keepOrder });
  const onKeyDown = useTaskKeys({
    list: list.isPlaceholderData ? undefined : JSON.stringify(query),
    tasks: walked,
    chosen,
    openId,
    onOpen,
    onClose,
    onOrder: isOwn ? keepOrder : undefined,
  });
  if (list.isError && list.data === undefined)
    return (
      <div className="fm-tasks-note">
        <CallProblem error={list.error} title={words('listFailed')} onRetry={() => void list.refetch()} />
      </div>
    );
  if (list.data === undefined) return <ListSkeleton />;
  return (
    <div className="fm-tasks-list" aria-busy={list.isPlaceholderData} onKeyDown={onKeyDown} {...hands}>
      {chosen.size > 0 &&
        bulkPlace !== null &&
        createPortal(<BulkBar tasks={walked.filter(({ id }) => chosen.has(id))} all={ids} />, bulkPlace)}
      <News count={live.news} onShow={live.show} />
      {lines.length === 0 ? (
        <EmptyList {...properties} />
      ) : (
        <VirtualList
          label={words(`tabs.${filters.tab}`)}
          count={lines.length}
          heightOf={(index) => (lines[index]?.type === 'heading' ? headingHeight : rowHeight)}
          keyOf={(index) => keyOf(lines[index])}
          revealed={indexOf(lines, choice.cursor ?? openId)}
          onEnd={() => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()}
          render={(index) => (
            <OneLine
              line={lines[index]}
              by={filters.by}
              departure={departureIn(live, lines[index])}
              look={{ openId, cursor, chosen, isOrdered: isOwn, deeds }}
            />
          )}
        />
      )}
    </div>
  );
}

interface LineProperties {
  readonly line: Line | undefined;
  readonly by: TaskFilters['by'];
  readonly departure: Departure | undefined;
  readonly look: {
    readonly openId: string | undefined;
    readonly cursor: string | undefined;
    readonly chosen: ReadonlySet<string>;
    readonly isOrdered: boolean;
    readonly deeds: RowDeeds;
  };
}

function OneLine({ line, by, departure, look }: LineProperties): ReactNode {
  if (line === undefined) return null;
  if (line.type === 'heading') return <HeadingRow line={line} by={by} />;
  const { task } = line;
  if (departure !== undefined) return <GoneRow task={task} departure={departure} />;
  return (
    <TaskRow
      task={task}
      isOpen={task.id === look.openId}
      isCursor={task.id === look.cursor}
      isChosen={look.chosen.has(task.id)}
      isChoosing={look.chosen.size > 0}
      isOrdered={look.isOrdered}
      deeds={look.deeds}
    />
  );
}

function departureIn({ gone }: Live, line: Line | undefined): Departure | undefined {
  return line?.type === 'task' ? gone.get(line.task.id) : undefined;
}

interface Hands {
  readonly ids: readonly string[];
  readonly onOpen: (id: string) => void;
  readonly keepOrder: (ids: readonly string[]) => void;
}

/** What the rows ask for: the functions stay the same and do what is right for the list as it is then. */
function useRowDeeds(hands: Hands): RowDeeds {
  const choose = useDesk((desk) => desk.choose);
  const latest = useRef(hands);
  useEffect(() => {
    latest.current = hands;
  });
  return useMemo(
    () => ({
      open: (id) => {
        choose((before) => ({ ...before, cursor: id }));
        latest.current.onOpen(id);
      },
      choose: (id, isRange) =>
        choose((before) => (isRange ? rangedTo(before, latest.current.ids, id) : toggled(before, id))),
      drop: (moved, target) => latest.current.keepOrder(reordered(latest.current.ids, moved, target)),
    }),
    [choose],
  );
}

function News({ count, onShow }: { readonly count: number; readonly onShow: () => void }): ReactNode {
  const words = useTranslations('tasks');
  return (
    <div role="status">
      {count > 0 && (
        <button type="button" className="fm-tasks-news" onClick={onShow}>
          {words('news', { count })}
        </button>
      )}
    </div>
  );
}

/** Whether a hand is in the list: a pointer rests on it or the keyboard is in it. */
function useHands() {
  const [isOver, setOver] = useState(false);
  const [isIn, setIn] = useState(false);
  const hands = {
    onPointerEnter: () => setOver(true),
    onPointerLeave: () => setOver(false),
    onFocus: () => setIn(true),
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => setIn(currentTarget.contains(relatedTarget)),
  };
  return { isBusy: isOver || isIn, hands };
}

function useLines(rows: readonly Task[], { by }: TaskFilters): readonly Line[] {
  return useMemo(() => linesOf(rows, by, (moment) => new Date(moment).toDateString()), [rows, by]);
}

/** Where the keyboard stands: from nowhere it begins with the first row. */
function standing({ cursor }: Choice, ids: readonly string[]): string | undefined {
  return cursor ?? ids[0];
}

function keyOf(line: Line | undefined): string {
  if (line === undefined) return '';
  return line.type === 'task' ? line.task.id : `heading ${line.key}`;
}

function indexOf(lines: readonly Line[], id: string | undefined): number {
  return id === undefined ? -1 : lines.findIndex((line) => line.type === 'task' && line.task.id === id);
}
