'use client';
import { memo, type DragEvent, type MouseEvent, type ReactNode } from 'react';
import { Checkbox } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { DueChip, PersonAvatar, PriorityBars, RelativeTime, StatusBadge } from '@fermata/ui';
import { taskPath } from '../../../shared/frame/paths.ts';
import { usePrincipalName } from '../../../shared/people/use-principal-name.ts';
import { isClosed, outcomeWords, type Task } from '../model/task.ts';
import { Marks } from './marks.tsx';

interface Properties {
  readonly task: Task;
  readonly isOpen: boolean;
  readonly isCursor: boolean;
  readonly isChosen: boolean;
  /** Something is chosen: a press on a row chooses, and the boxes are there. */
  readonly isChoosing: boolean;
  /** Whether it can be dragged to another place. */
  readonly isOrdered: boolean;
  readonly deeds: RowDeeds;
}

/** What is done with a row, by its id; always the same functions, so that a row is drawn anew by its own changes alone. */
export interface RowDeeds {
  readonly open: (id: string) => void;
  readonly choose: (id: string, isRange: boolean) => void;
  /** Puts the one that was dragged to the place of another. */
  readonly drop: (moved: string, target: string) => void;
}

/** The kind of what is dragged within the own order. */
const dragged = 'application/x-fermata-task';

/** A task in the list: what it is, what it is about, when it is due, who has it. */
export const TaskRow = memo(function TaskRow(properties: Properties): ReactNode {
  const { task, isOpen, isCursor, isChosen, isChoosing, isOrdered, deeds } = properties;
  const words = useTranslations('tasks');
  return (
    <div
      className="fm-task-row"
      data-open={isOpen || undefined}
      data-cursor={isCursor || undefined}
      data-picked={isChosen || undefined}
      data-choosing={isChoosing || undefined}
      {...(isOrdered && draggable(task.id, deeds))}
    >
      <span className="fm-task-box">
        <Checkbox
          size="xs"
          checked={isChosen}
          aria-label={words('choose', { title: task.title })}
          tabIndex={isCursor || isChosen ? 0 : -1}
          onChange={() => undefined}
          onClick={(event) => deeds.choose(task.id, event.shiftKey)}
        />
      </span>
      <a
        href={taskPath(task.id)}
        className="fm-task-link"
        data-task={task.id}
        tabIndex={isCursor ? 0 : -1}
        aria-current={isOpen ? 'true' : undefined}
        draggable={false}
        onClick={(event) => pressed(event, properties)}
      >
        <Words task={task} />
      </a>
    </div>
  );
});

function Words({ task }: { readonly task: Task }): ReactNode {
  const { title, businessKey, definition, dueAt, startBy, priority, createdAt } = task;
  const closed = isClosed(task);
  // When it began says nothing of one that is over.
  const shownAt = closed ? task.closedAt : createdAt;
  return (
    <>
      <span className="fm-task-line">
        <span className="fm-task-title">{title}</span>
        {closed ? <StatusBadge status={task.status} /> : <PriorityBars priority={priority} />}
      </span>
      <span className="fm-task-line fm-task-about">
        <span className="fm-task-key">{businessKey ?? definition}</span>
        <Marks task={task} />
      </span>
      <span className="fm-task-line fm-task-about">
        {dueAt === undefined || closed ? (
          <span className="fm-task-since">{shownAt !== undefined && <RelativeTime at={shownAt} />}</span>
        ) : (
          <DueChip at={dueAt} startBy={startBy} />
        )}
        <span className="fm-task-holder">{closed ? <Decided task={task} /> : <Holder task={task} />}</span>
      </span>
    </>
  );
}

/** Who has it; else to whom it is offered. */
function Holder({ task: { assignee, groups } }: { readonly task: Task }): ReactNode {
  const words = useTranslations('tasks.row');
  const called = usePrincipalName();
  if (assignee === undefined) return groups.map(called).join(', ');
  return (
    <>
      <PersonAvatar name={assignee.name} />
      <span className="fm-visually-hidden">{words('heldBy')} </span>
      {assignee.name}
    </>
  );
}

/** What was decided, and by whom. */
function Decided({ task: { outcome, answeredBy } }: { readonly task: Task }): ReactNode {
  const words = useTranslations('tasks.row');
  return (
    <>
      {outcome !== undefined && <span className="fm-task-outcome">{outcomeWords(outcome)}</span>}
      {answeredBy !== undefined && (
        <>
          <PersonAvatar name={answeredBy.name} />
          <span className="fm-visually-hidden">{words('decidedBy')} </span>
          {answeredBy.name}
        </>
      )}
    </>
  );
}

/** A press opens here; one that wants another tab or window is the browser's, one with Shift chooses up to here. */
function pressed(event: MouseEvent, { task, deeds }: Properties): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.button !== 0) return;
  event.preventDefault();
  if (event.shiftKey) deeds.choose(task.id, true);
  else deeds.open(task.id);
}

function draggable(id: string, { drop }: RowDeeds) {
  const isOurs = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes(dragged);
  return {
    draggable: true,
    onDragStart: ({ dataTransfer }: DragEvent) => {
      dataTransfer.setData(dragged, id);
      dataTransfer.effectAllowed = 'move';
    },
    onDragOver: (event: DragEvent) => {
      if (isOurs(event)) event.preventDefault();
    },
    onDrop: (event: DragEvent) => {
      if (!isOurs(event)) return;
      event.preventDefault();
      drop(event.dataTransfer.getData(dragged), id);
    },
  };
}
