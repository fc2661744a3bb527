'use client';
import { useEffect, useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { TaskPresence } from '@fermata/contracts';
import { useChanges } from '../../../shared/stream/use-changes.ts';
import { tellPresence } from '../api/doors.ts';
import { taskKey } from '../pane/task-key.ts';
import { useIsEditing } from './editing.ts';

/** Whoever is not heard of for twice as long is gone. */
const BEAT_MS = 15_000;

/** Tells the others that this person has the task open, and gives back who else has. Rests while the page is hidden. */
export function usePresence(taskId: string): TaskPresence['others'] {
  const [tab] = useState(() => crypto.randomUUID());
  const state = useIsEditing(taskId) ? 'editing' : 'looking';
  const queries = useQueryClient();
  const key = [...taskKey(taskId), 'presence'];
  const { data } = useQuery({
    queryKey: [...key, state],
    queryFn: () => tellPresence(taskId, { tab, state }),
    refetchInterval: BEAT_MS,
    refetchIntervalInBackground: false,
    staleTime: 0,
    retry: false,
    placeholderData: (before) => before,
  });
  useChanges('task', ({ key: changed, what }) => {
    if (changed === taskId && what === 'presence') void queries.invalidateQueries({ queryKey: key });
  });
  useEffect(() => {
    const leave = (): void => void tellPresence(taskId, { tab, state: 'gone' }, true).catch(() => undefined);
    const turn = (): void => {
      if (document.visibilityState === 'hidden') leave();
      else void queries.invalidateQueries({ queryKey: [...taskKey(taskId), 'presence'] });
    };
    document.addEventListener('visibilitychange', turn);
    return () => {
      document.removeEventListener('visibilitychange', turn);
      leave();
    };
  }, [taskId, tab, queries]);
  return data?.others ?? nobody;
}

const nobody: TaskPresence['others'] = Object.freeze([]);
