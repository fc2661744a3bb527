'use client';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { TaskForm } from '@fermata/contracts';
import type { JsonObject } from '@fermata/model';
import { DraftKeeper, type DraftSetting, type DraftState, type KnownDraft } from './draft-keeper.ts';
import { taskKey } from '../pane/task-key.ts';
import { putDraft } from './draft-port.ts';
import { draftJournal } from './left-draft.ts';

interface Wanted {
  readonly taskId: string;
  readonly person: string;
  readonly known: KnownDraft;
  /** An answer that came back: it is what is filled in now. */
  readonly returned?: JsonObject | undefined;
}

/** The draft of one task of one person, from when it is opened until the component goes. */
export function useDraftKeeper(wanted: Wanted): { readonly keeper: DraftKeeper; readonly draft: DraftState } {
  const queries = useQueryClient();
  const [keeper] = useState(() => openKeeper(wanted, queries));
  const draft = useStore(keeper.store);
  useEffect(() => {
    keeper.open();
    const leave = (): void => {
      if (document.visibilityState === 'hidden') keeper.flush();
    };
    const close = (): void => keeper.close();
    document.addEventListener('visibilitychange', leave);
    window.addEventListener('pagehide', close);
    return () => {
      document.removeEventListener('visibilitychange', leave);
      window.removeEventListener('pagehide', close);
      keeper.close();
    };
  }, [keeper]);
  return { keeper, draft };
}

function openKeeper({ taskId, person, known, returned }: Wanted, queries: QueryClient): DraftKeeper {
  const save: DraftSetting['save'] = async (values, revision, leaving) => {
    const verdict = await putDraft(taskId, values, revision, leaving);
    // Who comes back to the task in a moment finds what was saved, not what was fetched.
    if (verdict.type === 'saved') rememberDraft(queries, taskId, { values, revision: verdict.revision });
    return verdict;
  };
  const keeper = new DraftKeeper(known, {
    save,
    journal: draftJournal(person, taskId),
    clock: {
      now: () => Date.now(),
      after: (ms, work) => {
        const timer = setTimeout(work, ms);
        return () => clearTimeout(timer);
      },
    },
  });
  if (returned !== undefined) keeper.edited(returned);
  return keeper;
}

function rememberDraft(queries: QueryClient, taskId: string, { values, revision }: KnownDraft): void {
  const draft = { data: values, revision, savedAt: new Date().toISOString() };
  queries.setQueryData<TaskForm>([...taskKey(taskId), 'form'], (form) => form && { ...form, draft });
}
