'use client';
import { create } from 'zustand';
import type { BulkTaskVerb } from '@fermata/contracts';
import { noChoice, type Choice } from '../model/choice.ts';
import type { Task } from '../model/task.ts';

/** A dialog of a verb that lies over the page. */
export type VerbWish =
  | { readonly verb: 'assign' | 'delegate' | 'snooze' | 'decline'; readonly task: Task }
  | { readonly verb: 'bulk'; readonly bulk: BulkVerbName; readonly tasks: readonly Task[] };

/** What the bar of the selection offers. */
export type BulkVerbName = BulkTaskVerb;

interface DeskState {
  readonly choice: Choice;
  readonly wish: VerbWish | undefined;
  readonly choose: (change: (choice: Choice) => Choice) => void;
  readonly ask: (wish: VerbWish | undefined) => void;
  /** As at first: of another list nothing is chosen. */
  readonly clear: () => void;
}

/** Where the keyboard stands on the page of tasks, what is chosen, and which dialog is open. */
export const useDesk = create<DeskState>((set) => ({
  choice: noChoice,
  wish: undefined,
  choose: (change) => set(({ choice }) => ({ choice: change(choice) })),
  ask: (wish) => set({ wish }),
  clear: () => set({ choice: noChoice, wish: undefined }),
}));
