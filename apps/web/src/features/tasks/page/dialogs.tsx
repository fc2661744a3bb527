'use client';
import type { ReactNode } from 'react';
import { BulkDialog } from '../bulk/bulk-dialog.tsx';
import { AssignDialog } from '../verbs/assign-dialog.tsx';
import { DeclineDialog } from '../verbs/decline-dialog.tsx';
import { DelegateDialog } from '../verbs/delegate-dialog.tsx';
import { SnoozeDialog } from '../verbs/snooze-dialog.tsx';
import { useDesk } from './desk-store.ts';

const dialogs = Object.freeze({
  assign: AssignDialog,
  delegate: DelegateDialog,
  decline: DeclineDialog,
  snooze: SnoozeDialog,
});

/** The dialog that is wished. */
export function Dialogs(): ReactNode {
  const { wish, ask } = useDesk();
  if (wish === undefined) return null;
  const close = (): void => ask(undefined);
  if (wish.verb === 'bulk') return <BulkDialog verb={wish.bulk} tasks={wish.tasks} onClose={close} />;
  const Dialog = dialogs[wish.verb];
  return <Dialog task={wish.task} onClose={close} />;
}
