'use client';
import type { ReactNode } from 'react';
import { HandDialog, type TaskDialogProperties } from './hand-dialog.tsx';

/** Gives a task to somebody for good. */
export function AssignDialog(properties: TaskDialogProperties): ReactNode {
  return <HandDialog {...properties} door="assign" />;
}
