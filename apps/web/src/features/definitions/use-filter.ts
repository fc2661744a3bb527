'use client';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

const shelves = ['use', 'archived', 'deleted'] as const;
const orders = ['updated', 'name'] as const;
const dialogs = ['new'] as const;

const parsers = {
  text: parseAsString.withDefault(''),
  tag: parseAsString.withDefault(''),
  shelf: parseAsStringLiteral(shelves).withDefault('use'),
  order: parseAsStringLiteral(orders).withDefault('updated'),
  dialog: parseAsStringLiteral(dialogs),
};

/** What the list shows; all of it stands in the URL. */
export interface WorkflowFilter {
  readonly text: string;
  readonly tag: string;
  readonly shelf: (typeof shelves)[number];
  readonly order: (typeof orders)[number];
}

/** The filter of the URL, and how to change it. */
export function useFilter() {
  const [{ dialog, ...filter }, set] = useQueryStates(parsers, { history: 'replace', shallow: true });
  return { filter: filter as WorkflowFilter, dialog, set };
}
