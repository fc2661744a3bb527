'use client';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { IconHandGrab } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { TaskDetail } from '@fermata/contracts';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { KeyChord } from '../../../shared/commands/key-chord.tsx';
import { isTaken } from '../../../shared/commands/keys.tsx';
import { useMay } from '../../../shared/session/use-me.ts';
import { usePreferences } from '../../../shared/theme/preferences.ts';
import { atTask } from '../api/doors.ts';
import { RefusedNote } from './refused-note.tsx';
import { refusedFor } from './standing.ts';
import { taskQuery } from './task-query.ts';
import { useRefreshTask } from './use-direct-verbs.ts';

interface Properties {
  readonly task: TaskDetail;
}

/** The one thing to do with a task that nobody has: claim it; or why the person cannot. */
export function ClaimBar({ task }: Properties): ReactNode {
  const words = useTranslations('task');
  const isAllowed = useMay()('task.claim');
  if (refusedFor(task, 'claim') !== undefined) return <RefusedNote task={task} deed="claim" />;
  if (!isAllowed) return <p className="fm-dim">{words('claim.mayNot')}</p>;
  return <Claim task={task} />;
}

/** Who begins to type is offered it too. */
function Claim({ task }: Properties): ReactNode {
  const words = useTranslations('task');
  const queries = useQueryClient();
  const refresh = useRefreshTask(task.id);
  const claim = useMutation({
    mutationFn: () => atTask(task.id, 'claim', { revision: task.revision }),
    // A claim that waits for the network would come when nobody expects it.
    networkMode: 'always',
    onSuccess: (now) => queries.setQueryData(taskQuery(task.id).queryKey, now),
    onSettled: refresh,
  });
  const { mutate, isPending } = claim;
  const { button, isTyping } = useTypingOffer(() => !isPending && mutate());
  useEffect(() => {
    // Enter claims what Enter has opened; whoever is somewhere else by then is not called away.
    if (isAt(document.activeElement, task.id)) button.current?.focus({ preventScroll: true });
  }, [button, task.id]);
  return (
    <div className="fm-work-bar-bottom" data-called={isTyping || undefined}>
      <Button
        ref={button}
        leftSection={<IconHandGrab size={16} />}
        loading={isPending}
        onClick={() => mutate()}
      >
        {words('verbs.claim.title')}
      </Button>
      <span className="fm-dim" role="status">
        {isTyping ? words('claim.first') : words('claim.help')} <KeyChord keys="c" />
      </span>
      {claim.isError && <CallProblem error={claim.error} title={words('verbs.claim.failed')} />}
    </div>
  );
}

/** Whether the keyboard is nowhere, in the pane, or still in the row that has opened the task. */
function isAt(focused: Element | null, id: string): boolean {
  if (focused === null || focused === document.body) return true;
  if (isTaken(focused)) return false;
  return focused.getAttribute('data-task') === id || focused.closest('.fm-work') !== null;
}

/** Who types into a form that cannot be filled in yet is led to the button; C claims, where the focus is in the task. */
function useTypingOffer(claim: () => void) {
  const button = useRef<HTMLButtonElement>(null);
  const [isTyping, setTyping] = useState(false);
  const singleKeys = usePreferences((preferences) => preferences.singleKeys);
  const latest = useRef(claim);
  useEffect(() => {
    latest.current = claim;
  });
  useEffect(() => {
    const pane = button.current?.closest<HTMLElement>('.fm-work');
    if (!pane) return undefined;
    const hear = (event: KeyboardEvent): void => {
      if (!isText(event)) return;
      if (event.key === 'c' && singleKeys && !isTaken(event.target)) {
        // The list has the same key for the row under its cursor.
        event.preventDefault();
        latest.current();
      } else if (isTaken(event.target)) {
        setTyping(true);
        button.current?.focus();
      }
    };
    pane.addEventListener('keydown', hear);
    return () => pane.removeEventListener('keydown', hear);
  }, [singleKeys]);
  return { button, isTyping };
}

function isText({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return [...key].length === 1 && !ctrlKey && !metaKey && !altKey;
}
