import type { ComponentType, ReactNode } from 'react';
import {
  IconBan,
  IconCheck,
  IconCircleDashed,
  IconClock,
  IconHandStop,
  IconHourglassEmpty,
  IconInbox,
  IconPlayerPause,
  IconPlayerSkipForward,
  IconSend,
  IconXboxX,
} from '@tabler/icons-react';
import { FermataSign } from '../theme/fermata-sign.tsx';
import type { ShownStatus } from './status.ts';

type Icon = ComponentType<{ readonly className?: string; readonly width?: number; readonly height?: number }>;

const icons: Readonly<Record<ShownStatus, Icon>> = {
  pending: IconClock,
  running: IconCircleDashed,
  waiting: FermataSign,
  suspended: IconPlayerPause,
  completed: IconCheck,
  failed: IconXboxX,
  cancelled: IconBan,
  open: IconCircleDashed,
  held: IconPlayerPause,
  skipped: IconPlayerSkipForward,
  offered: IconInbox,
  claimed: IconHandStop,
  submitted: IconSend,
  expired: IconHourglassEmpty,
  withdrawn: IconBan,
  superseded: IconBan,
};

interface Properties {
  readonly status: ShownStatus;
  /** Edge in px. */
  readonly size?: number;
}

/** The sign of a status; never shown without its word beside it. */
export function StatusIcon({ status, size = 14 }: Properties): ReactNode {
  const Icon = icons[status];
  const isTurning = status === 'running' || status === 'open';
  return <Icon width={size} height={size} {...(isTurning && { className: 'fm-turning' })} />;
}
