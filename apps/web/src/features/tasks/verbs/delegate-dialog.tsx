'use client';
import type { ReactNode } from 'react';
import { HandDialog, type TaskDialogProperties } from './hand-dialog.tsx';

/** Lets somebody else do a task, with a note; it may come back. */
export function DelegateDialog(properties: TaskDialogProperties): ReactNode {
  return <HandDialog {...properties} door="delegate" />;
}
