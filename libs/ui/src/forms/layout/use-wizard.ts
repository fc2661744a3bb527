'use client';
import { useScene } from '../store/form-scene.ts';
import { useForm, useOpened } from '../store/use-field.ts';
import { shownChildren } from './shown-children.ts';

/** Where a wizard stands. */
export interface WizardPlace {
  /** Keys of the steps that are shown. */
  readonly steps: readonly string[];
  /** Index of the open one. */
  readonly at: number;
}

/** Where the wizard of a key stands; without a key, nowhere. */
export function useWizard(key: string | undefined): WizardPlace {
  const { store } = useScene();
  const shown = useForm(() => (key === undefined ? '' : shownChildren(store, key).join('\n')));
  const steps = shown === '' ? [] : shown.split('\n');
  const opened = useOpened(key ?? '', steps);
  return { steps, at: Math.max(0, steps.indexOf(opened ?? '')) };
}
