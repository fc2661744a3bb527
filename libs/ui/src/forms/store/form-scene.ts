'use client';
import { createContext, use } from 'react';
import type { ComponentRegistry } from '../registry/registry.ts';
import type { FormPorts } from '../ports.ts';
import type { NumberMarks } from '../inputs/read-number.ts';
import type { FormStore } from './form-store.ts';

/** Words of the namespace `ui-forms`. */
export type FormWords = (name: string, values?: Readonly<Record<string, string | number>>) => string;

/** What every component of one form stands in; the same object as long as the form is. */
export interface FormScene {
  readonly store: FormStore;
  readonly registry: ComponentRegistry;
  readonly ports: FormPorts;
  readonly locale: string;
  /** IANA name of the person's time zone. */
  readonly zone: string;
  readonly isReadOnly: boolean;
  /** Made once for all fields: a translator for each of a thousand fields would cost more than the fields. */
  readonly words: FormWords;
  /** How the language writes numbers. */
  readonly marks: NumberMarks;
  /** Begins the ids of elements, so that two forms on a page never share one. */
  readonly prefix: string;
  /** Says something to people who do not see it. */
  readonly announce: (text: string) => void;
}

/** The scene of the nearest form around. */
export const FormSceneContext = createContext<FormScene | undefined>(undefined);

/** The scene of the form that a component stands in; a throw outside of one, which is a bug. */
export function useScene(): FormScene {
  const scene = use(FormSceneContext);
  if (scene === undefined) throw new Error('A component of a form stands in a form');
  return scene;
}
