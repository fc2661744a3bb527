'use client';
import dynamic from 'next/dynamic';
import { useRef, useState, type ReactNode } from 'react';
import { ActionIcon } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { TaskDetail } from '@fermata/contracts';
import { LateMenu } from '@fermata/ui';
import { useMay } from '../../../shared/session/use-me.ts';
import { offeredVerbs, type MenuVerb, type OfferedVerb, type Standing } from './standing.ts';
import { useDirectVerbs } from './use-direct-verbs.ts';
import { usePaneKeys } from './use-pane-keys.ts';

const loadItems = async () => (await import('./task-menu-items.tsx')).TaskMenuItems;
const ReasonDialog = dynamic(() => import('./reason-dialog.tsx').then((part) => part.ReasonDialog), {
  ssr: false,
});
const HelpersDialog = dynamic(() => import('./helpers-dialog.tsx').then((part) => part.HelpersDialog), {
  ssr: false,
});
const AssignDialog = dynamic(() => import('../verbs/assign-dialog.tsx').then((part) => part.AssignDialog));
const DelegateDialog = dynamic(() =>
  import('../verbs/delegate-dialog.tsx').then((part) => part.DelegateDialog),
);
const DeclineDialog = dynamic(() => import('../verbs/decline-dialog.tsx').then((part) => part.DeclineDialog));
const SnoozeDialog = dynamic(() => import('../verbs/snooze-dialog.tsx').then((part) => part.SnoozeDialog));

type AskedVerb = Exclude<MenuVerb, 'claim' | 'release' | 'resume'>;

interface Properties {
  readonly task: TaskDetail;
  readonly standing: Standing;
}

/** Everything that may be done to the task, by name. */
export function TaskMenu({ task, standing }: Properties): ReactNode {
  const words = useTranslations('task');
  const may = useMay();
  const [asked, setAsked] = useState<AskedVerb>();
  const direct = useDirectVerbs(task);
  const verbs = offeredVerbs(task, standing, may);
  const choose = (verb: MenuVerb): void => {
    if (verb === 'claim' || verb === 'release' || verb === 'resume') direct(verb);
    else setAsked(verb);
  };
  const button = useRef<HTMLButtonElement>(null);
  usePaneKeys(button, possible(verbs), choose);
  return (
    <>
      <LateMenu
        position="bottom-end"
        width={220}
        load={loadItems}
        given={{ task, verbs, onChoose: choose }}
        target={
          <ActionIcon ref={button} className="fm-work-menu" aria-label={words('more')}>
            <IconDots size={18} stroke={1.6} />
          </ActionIcon>
        }
      />
      {asked !== undefined && <Asked task={task} verb={asked} onClose={() => setAsked(undefined)} />}
    </>
  );
}

function possible(verbs: readonly OfferedVerb[]): readonly MenuVerb[] {
  return verbs.filter(({ refused }) => refused === undefined).map(({ verb }) => verb);
}

interface AskedProperties {
  readonly task: TaskDetail;
  readonly verb: AskedVerb;
  readonly onClose: () => void;
}

/** What a verb wants to know first. */
function Asked({ task, verb, onClose }: AskedProperties): ReactNode {
  switch (verb) {
    case 'assign':
      return <AssignDialog task={task} onClose={onClose} />;
    case 'delegate':
      return <DelegateDialog task={task} onClose={onClose} />;
    case 'decline':
      return <DeclineDialog task={task} onClose={onClose} />;
    case 'snooze':
      return <SnoozeDialog task={task} onClose={onClose} />;
    case 'helpers':
      return <HelpersDialog task={task} onClose={onClose} />;
    default:
      return <ReasonDialog task={task} verb={verb} onClose={onClose} />;
  }
}
