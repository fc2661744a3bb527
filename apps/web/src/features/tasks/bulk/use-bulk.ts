'use client';
import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BulkTasksAnswer, BulkTasksRequest } from '@fermata/contracts';
import { atTasks } from '../api/doors.ts';
import { inParts, together } from '../model/bulk.ts';

/** What is wished of all chosen tasks, without the tasks. */
export type BulkOrder = Omit<BulkTasksRequest, 'ids' | 'dryRun' | 'submissionId'>;

/** Asks what would become of the tasks, then does it; sent again, it completes nothing twice. */
export function useBulk() {
  const queries = useQueryClient();
  const [submissionId] = useState(() => crypto.randomUUID());
  const [sent, setSent] = useState(0);
  const send = async (
    order: BulkOrder,
    ids: readonly string[],
    dryRun: boolean,
  ): Promise<BulkTasksAnswer> => {
    const once = order.verb === 'complete' ? { submissionId } : {};
    const answers: BulkTasksAnswer[] = [];
    // One part after the other: a broken connection leaves a clear line between done and not done.
    for (const part of inParts(ids)) {
      answers.push(await atTasks({ ...order, ...once, ids: part, dryRun }));
      setSent(answers.reduce((sum, { rows }) => sum + rows.length, 0));
    }
    return together(answers, dryRun);
  };
  const preview = useMutation({
    mutationFn: ({ order, ids }: Wish) => send(order, ids, true),
  });
  const doing = useMutation({
    mutationFn: ({ order, ids }: Wish) => send(order, ids, false),
    onSettled: () => queries.invalidateQueries({ queryKey: ['tasks'] }),
  });
  return { preview, doing, sent };
}

interface Wish {
  readonly order: BulkOrder;
  readonly ids: readonly string[];
}
