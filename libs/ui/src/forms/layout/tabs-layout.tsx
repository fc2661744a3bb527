'use client';
import type { KeyboardEvent, ReactNode } from 'react';
import type { LayoutProperties } from '../registry/registration.ts';
import { FormChildren } from '../frame/form-children.tsx';
import { useScene } from '../store/form-scene.ts';
import { useForm, useOpened } from '../store/use-field.ts';
import { shownChildren } from './shown-children.ts';

/** One of several parts at a time; arrow keys go from one to the next. */
export function TabsLayout({ state }: LayoutProperties): ReactNode {
  const { store, prefix, isReadOnly } = useScene();
  const shown = useForm(() => shownChildren(store, state.key).join('\n'));
  const tabs = shown === '' ? [] : shown.split('\n');
  const opened = useOpened(state.key, tabs);
  const idOf = (key: string): string => `${prefix}${key}:tab`;
  const move = (event: KeyboardEvent): void => {
    const next = nextTab(event.key, tabs.indexOf(opened ?? ''), tabs.length, isRightToLeft(event));
    const key = next === undefined ? undefined : tabs[next];
    if (key === undefined) return;
    event.preventDefault();
    store.open(state.key, key);
    document.getElementById(idOf(key))?.focus();
  };
  const panels = isReadOnly ? tabs : tabs.filter((key) => key === opened);
  return (
    <div className="fm-tabs">
      <div role="tablist" className="fm-tablist" aria-label={state.title}>
        {tabs.map((key) => (
          <button
            key={key}
            type="button"
            role="tab"
            id={idOf(key)}
            aria-selected={key === opened}
            aria-controls={`${prefix}${key}:panel`}
            tabIndex={key === opened ? 0 : -1}
            onClick={() => store.open(state.key, key)}
            onKeyDown={move}
          >
            {store.view(key)?.state.title ?? tabs.indexOf(key) + 1}
          </button>
        ))}
      </div>
      {panels.map((key) => (
        <div
          key={key}
          role="tabpanel"
          id={`${prefix}${key}:panel`}
          aria-labelledby={idOf(key)}
          className="fm-stack"
          data-closed={key === opened ? undefined : true}
        >
          <FormChildren of={key} />
        </div>
      ))}
    </div>
  );
}

function isRightToLeft({ currentTarget }: KeyboardEvent): boolean {
  return getComputedStyle(currentTarget).direction === 'rtl';
}

function nextTab(key: string, at: number, count: number, isReversed: boolean): number | undefined {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: isReversed ? -1 : 1,
    ArrowLeft: isReversed ? 1 : -1,
  };
  const step = steps[key];
  return step === undefined ? undefined : (at + step + count) % count;
}
