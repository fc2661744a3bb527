'use client';
import { useEffect } from 'react';
import { create } from 'zustand';

interface Editing {
  /** The task whose form has something typed in it, on this page. */
  readonly taskId: string | undefined;
  readonly set: (taskId: string | undefined) => void;
}

const useStore = create<Editing>((set) => ({ taskId: undefined, set: (taskId) => set({ taskId }) }));

/** Says that somebody types into the form of a task. */
export function useEditing(taskId: string, isEditing: boolean): void {
  const set = useStore((store) => store.set);
  useEffect(() => {
    if (!isEditing) return undefined;
    set(taskId);
    return () => set(undefined);
  }, [taskId, isEditing, set]);
}

/** Whether the person before this page types into the form of a task. */
export function useIsEditing(taskId: string): boolean {
  return useStore((store) => store.taskId === taskId);
}
