'use client';
import { useCallback } from 'react';
import { usePathname } from 'next/navigation';
import { taskPath } from '../../../shared/frame/paths.ts';

/** Where the list lives; an open task stands below it. */
export const tasksPath = '/tasks';

interface OpenTask {
  readonly id: string | undefined;
  /** Opens a task beside the list, which stays as it is; "back" leads to what was open before. */
  readonly open: (id: string) => void;
  readonly close: () => void;
}

/** The task that the address names. Nothing is asked of the server to show another one. */
export function useOpenTask(): OpenTask {
  const path = usePathname();
  const id = idOf(path);
  const go = useCallback((target: string) => {
    if (window.location.pathname !== target)
      window.history.pushState(null, '', `${target}${window.location.search}`);
  }, []);
  const open = useCallback((next: string) => go(taskPath(next)), [go]);
  const close = useCallback(() => go(tasksPath), [go]);
  return { id, open, close };
}

function idOf(path: string): string | undefined {
  const [, area, id, ...rest] = path.split('/');
  if (`/${area ?? ''}` !== tasksPath || id === undefined || id === '' || rest.length > 0) return undefined;
  try {
    return decodeURIComponent(id);
  } catch {
    // An address that nobody can read names no task.
    return undefined;
  }
}
