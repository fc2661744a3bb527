'use client';
import type { ReactNode } from 'react';
import { Menu } from '@mantine/core';
import {
  IconAlarmSnooze,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowUp,
  IconHandGrab,
  IconHandOff,
  IconLink,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerSkipForward,
  IconReload,
  IconThumbDown,
  IconUserPlus,
  IconUserShare,
  IconUsersPlus,
  type TablerIcon,
} from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { TaskDetail } from '@fermata/contracts';
import { copyText } from '@fermata/ui';
import type { MenuVerb, OfferedVerb } from './standing.ts';

interface Properties {
  readonly task: TaskDetail;
  readonly verbs: readonly OfferedVerb[];
  readonly onChoose: (verb: MenuVerb) => void;
}

const icons: Readonly<Record<MenuVerb, TablerIcon>> = Object.freeze({
  claim: IconHandGrab,
  release: IconHandOff,
  assign: IconUserPlus,
  delegate: IconUserShare,
  helpers: IconUsersPlus,
  return: IconArrowBackUp,
  decline: IconThumbDown,
  snooze: IconAlarmSnooze,
  escalate: IconArrowUp,
  suspend: IconPlayerPause,
  resume: IconPlayerPlay,
  'take-over': IconArrowForwardUp,
  skip: IconPlayerSkipForward,
  redo: IconReload,
});

/** The entries of the menu of a task. */
export function TaskMenuItems({ task, verbs, onChoose }: Properties): ReactNode {
  const words = useTranslations('task');
  const copyLink = (): void =>
    void copyText(`${window.location.origin}/tasks/${encodeURIComponent(task.id)}`);
  return (
    <>
      {verbs.map(({ verb, refused }) => {
        const Icon = icons[verb];
        return (
          <Menu.Item
            key={verb}
            leftSection={<Icon size={16} />}
            disabled={refused !== undefined}
            onClick={() => onChoose(verb)}
          >
            {words(`verbs.${verb}.title`)}
          </Menu.Item>
        );
      })}
      {verbs.some(({ refused }) => refused !== undefined) && (
        <p className="fm-work-apart">{words('claim.apart')}</p>
      )}
      {verbs.length > 0 && <Menu.Divider />}
      <Menu.Item leftSection={<IconLink size={16} />} onClick={copyLink}>
        {words('copyLink')}
      </Menu.Item>
    </>
  );
}
