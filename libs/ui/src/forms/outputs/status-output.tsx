'use client';
import type { ReactNode } from 'react';
import { StatusBadge } from '../../status/status-badge.tsx';
import type { ShownStatus } from '../../status/status.ts';
import type { OutputProperties } from '../registry/registration.ts';
import { useWriting } from './use-writing.ts';

const statuses: Readonly<Record<ShownStatus, true>> = Object.freeze({
  pending: true,
  running: true,
  waiting: true,
  suspended: true,
  completed: true,
  failed: true,
  cancelled: true,
  open: true,
  held: true,
  skipped: true,
  offered: true,
  claimed: true,
  submitted: true,
  expired: true,
  withdrawn: true,
  superseded: true,
});

/** A status of the product with its sign; any other word as a plain chip. */
export function StatusOutput({ state, value }: OutputProperties): ReactNode {
  const write = useWriting(state.node);
  if (isStatus(value)) return <StatusBadge status={value} />;
  const text = write(value);
  return text === '' ? <span className="fm-nothing">—</span> : <span className="fm-chip">{text}</span>;
}

function isStatus(value: unknown): value is ShownStatus {
  return typeof value === 'string' && Object.hasOwn(statuses, value);
}
