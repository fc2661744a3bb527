'use client';
import { useEffect } from 'react';
import { useChanges } from '../../shared/stream/use-changes.ts';
import { draftPort } from '../../shared/document/draft-port.ts';
import { useEditor } from './editor-context.tsx';

/** Hears of what others save and takes it in. */
export function useLiveDraft(): void {
  const { id, store } = useEditor();
  const look = (): void => {
    void draftPort(id)
      .load()
      .then((draft) => {
        if (draft !== undefined) store.actions.heard(draft.revision);
      });
  };
  useChanges('definition', ({ key, what }) => {
    if (key === `${id.kind}/${id.name}` && what === 'saved') look();
  });
  useEffect(() => {
    const focused = (): void => {
      if (document.visibilityState === 'visible') look();
    };
    document.addEventListener('visibilitychange', focused);
    return () => document.removeEventListener('visibilitychange', focused);
  });
}
