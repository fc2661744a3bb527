'use client';
import { useEffect, useState } from 'react';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { chosenStep, createViewStore, stepsOnly, type ViewStore } from './view-store.ts';

const tabs = ['step', 'data', 'errors', 'people', 'test'] as const;
const drawers = ['problems', 'simulation', 'text'] as const;

const parsers = {
  step: parseAsString,
  tab: parseAsStringLiteral(tabs).withDefault('step'),
  panel: parseAsStringLiteral(drawers),
};

/** A view that begins as the URL says and keeps the URL as it is: a link leads to the same step, tab and drawer. */
export function useViewInUrl(): ViewStore {
  const [{ step, tab, panel }, setUrl] = useQueryStates(parsers, { history: 'replace', shallow: true });
  const [view] = useState(() =>
    createViewStore({
      tab,
      ...(step === null ? {} : { selection: stepsOnly([step]) }),
      ...(panel === null ? {} : { drawer: panel }),
    }),
  );
  useEffect(
    () =>
      view.subscribe(({ selection, tab: shown, drawer }, before) => {
        if (selection === before.selection && shown === before.tab && drawer === before.drawer) return;
        void setUrl({ step: chosenStep(selection) ?? null, tab: shown, panel: drawer ?? null });
      }),
    [view, setUrl],
  );
  return view;
}
