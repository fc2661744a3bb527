'use client';
import { useCallback, useEffect, useState } from 'react';
import type { PresentPersonAnswer } from '../../../shared/api/generated/types.gen.ts';
import { taken } from '../../../shared/api/client.ts';
import { editingPresence } from '../../../shared/api/generated/sdk.gen.ts';
import { useChanges } from '../../../shared/stream/use-changes.ts';
import { useEditor } from '../editor-context.tsx';
import { chosenStep } from '../view/view-store.ts';

const BEAT_MS = 10_000;
/** Who has changed something within this time is editing. */
const EDITING_MS = 60_000;

/** Says that this tab is here and where, and learns who else is. */
export function usePresence(): readonly PresentPersonAnswer[] {
  const { id, view, store } = useEditor();
  const [others, setOthers] = useState<readonly PresentPersonAnswer[]>([]);
  const [tab] = useState(() => crypto.randomUUID());
  const beat = useCallback(async (): Promise<void> => {
    const step = chosenStep(view.getState().selection);
    const at = store.getState().document.history.done.at(-1)?.at ?? 0;
    const body = {
      tab,
      place: step === undefined ? '' : `/steps/${step}`.slice(0, 300),
      editing: Date.now() - at < EDITING_MS,
    };
    try {
      setOthers((await taken(editingPresence({ path: id, body }))).items);
    } catch {
      setOthers([]);
    }
  }, [id, view, store, tab]);
  useEffect(() => {
    void beat();
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void beat();
    }, BEAT_MS);
    const leave = (): void => void editingPresence({ path: id, body: { tab, gone: true }, keepalive: true });
    window.addEventListener('pagehide', leave);
    return () => {
      clearInterval(timer);
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [beat, id, tab]);
  useChanges('definition', ({ key, what }) => {
    if (what === 'presence' && key === `${id.kind}/${id.name}`) void beat();
  });
  return others;
}
