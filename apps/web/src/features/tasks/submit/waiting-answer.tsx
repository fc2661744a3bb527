'use client';
import type { ReactNode } from 'react';
import { Button, Group } from '@mantine/core';
import { IconCloudOff, IconLock } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { TaskForm } from '@fermata/contracts';
import type { FormPlan } from '@fermata/forms';
import type { Submission } from '../../../shared/submit/submission.ts';
import { useSubmitQueue } from '../../../shared/submit/use-submit-queue.tsx';
import { outcomeTitle } from '../pane/plan-of.ts';
import { ReadForm } from '../pane/read-form.tsx';

interface Properties {
  readonly submission: Submission;
  readonly plan: FormPlan;
  readonly form: TaskForm;
  readonly onTakeBack: () => void;
  readonly onNext: ((id: string) => void) | undefined;
}

/** An answer that is handed in and kept on this device until the server has it. */
export function WaitingAnswer({ submission, plan, form, onTakeBack, onNext }: Properties): ReactNode {
  const words = useTranslations('task.waiting');
  const queue = useSubmitQueue();
  const { state, outcome, taskId } = submission;
  const why = state.kind === 'waiting' ? state.why : 'network';
  const isSending = state.kind === 'sending';
  const Icon = why === 'session' ? IconLock : IconCloudOff;
  return (
    <>
      <div className="fm-work-note" data-tone="waiting" role="status">
        <Icon size={18} stroke={1.6} aria-hidden />
        <div>
          <strong>
            {outcome === undefined
              ? words('title')
              : words('titleOf', { outcome: outcomeTitle(plan, outcome) })}
          </strong>
          <p>{words(why)}</p>
          <Group gap="sm">
            <Button size="xs" variant="default" loading={isSending} onClick={() => queue?.retry()}>
              {words('now')}
            </Button>
            <Button size="xs" variant="subtle" disabled={isSending} onClick={onTakeBack}>
              {words('takeBack')}
            </Button>
            {onNext !== undefined && (
              <Button size="xs" variant="subtle" onClick={() => onNext(taskId)}>
                {words('next')}
              </Button>
            )}
          </Group>
        </div>
      </div>
      <ReadForm form={form} plan={plan} values={submission.data} />
    </>
  );
}
