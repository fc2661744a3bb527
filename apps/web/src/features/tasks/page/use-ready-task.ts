'use client';
import { useEffect } from 'react';

/** When the list has come to rest: what is fetched then keeps nobody waiting. */
const restMs = 4_000;

/**
 * Fetches the code of an opened task before one is opened: when a pointer or the keyboard comes to a row, else once the
 * page has rested. What cannot be had now is asked for again when a task is opened.
 */
export function useReadyTask(fetchCode: () => Promise<unknown> = codeOfTask): void {
  useEffect(() => {
    const stop = (): void => {
      clearTimeout(timer);
      document.removeEventListener('pointerover', come);
      document.removeEventListener('focusin', come);
    };
    const fetchOnce = (): void => {
      stop();
      fetchCode().catch(() => undefined);
    };
    const come = ({ target }: Event): void => {
      if (target instanceof Element && target.closest('[data-task]') !== null) fetchOnce();
    };
    const timer = setTimeout(fetchOnce, restMs);
    document.addEventListener('pointerover', come);
    document.addEventListener('focusin', come);
    return stop;
  }, [fetchCode]);
}

function codeOfTask(): Promise<unknown> {
  return Promise.all([import('./opened-task.ts'), import('./dialogs.tsx')]);
}
