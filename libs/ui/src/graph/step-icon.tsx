import type { ComponentType, ReactNode } from 'react';
import {
  IconAdjustments,
  IconAlertOctagon,
  IconArrowBackUp,
  IconBan,
  IconBolt,
  IconBroadcast,
  IconBoxMultiple,
  IconCalendarDue,
  IconCircleCheck,
  IconCirclePlus,
  IconClock,
  IconClockPause,
  IconEqual,
  IconEyeOff,
  IconFlag,
  IconGitFork,
  IconGitMerge,
  IconHourglass,
  IconLock,
  IconPlug,
  IconQuestionMark,
  IconRefresh,
  IconRepeat,
  IconRobot,
  IconSignRight,
  IconSitemap,
  IconStack2,
  IconUser,
  IconUsers,
  IconX,
} from '@tabler/icons-react';
import type { BadgeKind } from '@fermata/editing';
import type { DrawnType } from './canvas-props.ts';

type Icon = ComponentType<{ readonly size?: number; readonly stroke?: number }>;

const steps: Readonly<Record<DrawnType, Icon>> = {
  task: IconRobot,
  manual: IconUser,
  decide: IconSignRight,
  set: IconEqual,
  wait: IconHourglass,
  delay: IconClockPause,
  emit: IconBroadcast,
  workflow: IconSitemap,
  end: IconFlag,
  onError: IconAlertOctagon,
  onCancel: IconBan,
  timeout: IconClock,
  unknown: IconQuestionMark,
};

const badges: Readonly<Record<BadgeKind, Icon>> = {
  retry: IconRefresh,
  timeout: IconClock,
  assignee: IconUsers,
  due: IconCalendarDue,
  compensation: IconArrowBackUp,
  short: IconBolt,
  forEach: IconBoxMultiple,
  repeat: IconRepeat,
  lock: IconLock,
  join: IconGitMerge,
  split: IconGitFork,
  unless: IconEyeOff,
  whileIn: IconAdjustments,
  cancels: IconX,
  completes: IconCircleCheck,
  priority: IconStack2,
  connection: IconPlug,
  terminate: IconCirclePlus,
};

/** The sign of a kind of step. */
export function StepIcon({
  type,
  size = 18,
}: {
  readonly type: DrawnType;
  readonly size?: number;
}): ReactNode {
  const Icon = steps[type];
  return <Icon size={size} stroke={1.6} />;
}

/** The sign of what a step has beside its work. */
export function BadgeIcon({ kind }: { readonly kind: BadgeKind }): ReactNode {
  const Icon = badges[kind];
  return <Icon size={14} stroke={1.8} />;
}
