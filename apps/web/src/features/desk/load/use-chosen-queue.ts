'use client';
import { useMemo, useState } from 'react';
import { useQueue } from '../api/queries.ts';
import type { DeskTask } from '../model/desk-task.ts';
import { useDesk } from '../page/use-desk.ts';

/** The open tasks that the desk shows, and which of them are chosen. */
export interface ChosenQueue {
  readonly list: ReturnType<typeof useQueue>;
  /** Undefined until the first page is there. */
  readonly rows: readonly DeskTask[] | undefined;
  readonly selection: ReadonlySet<string>;
  readonly select: (ids: ReadonlySet<string>) => void;
  /** Those of the selection that are still in the list. */
  readonly chosen: readonly DeskTask[];
}

const none: ReadonlySet<string> = new Set();

/** Rows and selection in one place, so that a key pressed right after a choice finds it. */
export function useChosenQueue(): ChosenQueue {
  const { desk } = useDesk();
  const [selection, select] = useState(none);
  const { show, group, person } = desk;
  const list = useQueue({ show, group, person });
  const rows = useMemo(() => list.data?.pages.flatMap(({ items }) => items), [list.data]);
  const chosen = useMemo(() => (rows ?? []).filter(({ id }) => selection.has(id)), [rows, selection]);
  return { list, rows, selection, select, chosen };
}
