'use client';
import dynamic from 'next/dynamic';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import {
  DndContext,
  DragOverlay,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { useTranslations } from 'next-intl';
import { useCommands } from '../../../shared/commands/registry.ts';
import { useMay } from '../../../shared/session/use-me.ts';
import { useLoad } from '../api/queries.ts';
import type { DeskTask } from '../model/desk-task.ts';
import { useDesk } from '../page/use-desk.ts';
import { LoadTable } from './load-table.tsx';
import { Queue } from './queue.tsx';
import { useChosenQueue } from './use-chosen-queue.ts';

const AssignDialog = dynamic(() => import('./assign-dialog.tsx').then((part) => part.AssignDialog), {
  ssr: false,
});

/** Dragging is for the mouse and the finger; what it does is said by the dialog that follows. */
const silent = Object.freeze({
  onDragStart: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
});

/** Tasks that are to be given to somebody; without a person it is asked for. */
interface Wish {
  readonly tasks: readonly DeskTask[];
  readonly person?: string;
}

/** People and groups with their load, and beside them open tasks to hand on: by dragging, or by a key and a dialog. */
export function LoadTab(): ReactNode {
  const words = useTranslations('desk.load');
  const { desk, go } = useDesk();
  const { data: load } = useLoad(desk.group);
  const mayAssign = useMay()('task.assign');
  const queue = useChosenQueue();
  const { chosen } = queue;
  const [dragged, setDragged] = useState<readonly DeskTask[]>([]);
  const [wish, setWish] = useState<Wish>();
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 4 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
  );
  const ask = useCallback(() => setWish({ tasks: chosen }), [chosen]);
  useAssignCommand(mayAssign, chosen.length, ask);
  const takes = (task: DeskTask) => (chosen.some(({ id }) => id === task.id) ? chosen : [task]);
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={pointerWithin}
      accessibility={{ announcements: silent }}
      onDragStart={({ active }) => setDragged(takes(active.data.current as unknown as DeskTask))}
      onDragCancel={() => setDragged([])}
      onDragEnd={({ over }) => {
        if (over !== null) setWish({ tasks: dragged, person: String(over.id) });
        setDragged([]);
      }}
    >
      <div className="fm-desk-load">
        <LoadTable
          rows={load?.rows}
          people={load?.people ?? 0}
          group={desk.group}
          person={desk.person}
          onGroup={(group) => go({ group, person: null })}
          onPerson={(person) => go({ person })}
        />
        <Queue
          queue={queue}
          mayAssign={mayAssign}
          onAssign={(tasks) => setWish({ tasks })}
          isDragging={dragged.length > 0}
        />
      </div>
      <DragOverlay dropAnimation={null}>
        {dragged.length > 0 && <div className="fm-desk-dragged">{draggedText(dragged, words)}</div>}
      </DragOverlay>
      {wish !== undefined && <AssignDialog {...wish} onClose={() => setWish(undefined)} />}
    </DndContext>
  );
}

function draggedText(
  tasks: readonly DeskTask[],
  words: (key: string, values: Record<string, number>) => string,
): string {
  return tasks.length === 1 ? (tasks[0]?.title ?? '') : words('dragged', { count: tasks.length });
}

function useAssignCommand(may: boolean, count: number, run: () => void): void {
  const words = useTranslations('desk');
  const commands = useMemo(
    () =>
      may
        ? [
            {
              id: 'desk.assign',
              title: words('assign.action'),
              group: words('title'),
              keys: ['a'],
              ...(count === 0 && { blocked: words('assign.chooseFirst') }),
              run,
            },
          ]
        : [],
    [may, count, run, words],
  );
  useCommands('desk', commands);
}
