'use client';
import dynamic from 'next/dynamic';
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { EarlyAnswerRow, StepToCome } from '@fermata/contracts';
import { RelativeTime } from '@fermata/ui';
import { useFailureText } from '../../../shared/api/use-failure-text.ts';
import { useMay } from '../../../shared/session/use-me.ts';
import { takeBackEarly } from '../api/doors.ts';
import { taskKey } from '../pane/task-key.ts';

const EarlyDialog = dynamic(() => import('./early-dialog.tsx').then((part) => part.EarlyDialog), {
  ssr: false,
});

interface StepProperties {
  readonly taskId: string;
  readonly instanceId: string;
  readonly step: StepToCome;
}

interface Properties extends StepProperties {
  /** Its name stands just above. */
  readonly isNamed?: boolean;
}

/** A step that is to come: to be done before it is asked for, or with what somebody has answered already. */
export function EarlyStep({ taskId, instanceId, step, isNamed = false }: Properties): ReactNode {
  const words = useTranslations('task.early');
  const [isOpen, setOpen] = useState(false);
  const { answer } = step;
  const [place, acts] = useKeyboardKept(answer !== undefined);
  const open = (): void => {
    acts();
    setOpen(true);
  };
  return (
    <div ref={place} className="fm-work-early">
      {answer === undefined ? (
        <Button size="compact-xs" variant="default" className="fm-work-early-do" onClick={open}>
          {words('title', { step: step.title })}
        </Button>
      ) : (
        !isNamed && <span>{step.title}</span>
      )}
      {answer !== undefined && (
        <Given
          taskId={taskId}
          instanceId={instanceId}
          step={step}
          answer={answer}
          onChange={open}
          onTakeBack={acts}
        />
      )}
      {isOpen && (
        <EarlyDialog taskId={taskId} instanceId={instanceId} step={step} onClose={() => setOpen(false)} />
      )}
    </div>
  );
}

interface GivenProperties extends StepProperties {
  readonly answer: EarlyAnswerRow;
  readonly onChange: () => void;
  readonly onTakeBack: () => void;
}

/** Who has answered it and when; its author may change it or take it back, who assigns tasks may take it back. */
function Given({ taskId, instanceId, step, answer, onChange, onTakeBack }: GivenProperties): ReactNode {
  const words = useTranslations('task.early');
  const mayTakeBack = useMay()('task.assign') || answer.own;
  const takeBack = useTakingBack(taskId, instanceId, step);
  const { by, own, givenAt } = answer;
  return (
    <>
      <span className="fm-dim">
        {words('given', { isOwn: String(own), name: by.name })} <RelativeTime at={givenAt} focusable />
      </span>
      <span className="fm-work-early-verbs">
        {own && (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={words('changeOf', { step: step.title })}
            onClick={onChange}
          >
            {words('change')}
          </Button>
        )}
        {mayTakeBack && (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={words('takeBackOf', { step: step.title })}
            loading={takeBack.isPending}
            onClick={() => {
              onTakeBack();
              takeBack.mutate();
            }}
          >
            {words('takeBack')}
          </Button>
        )}
      </span>
    </>
  );
}

/** The button goes with what one does by it: the keyboard then stands at what can be done instead. */
function useKeyboardKept(
  isAnswered: boolean,
): readonly [place: RefObject<HTMLDivElement | null>, acts: () => void] {
  const place = useRef<HTMLDivElement>(null);
  const hasActed = useRef(false);
  useEffect(() => {
    if (hasActed.current && document.activeElement === document.body) {
      place.current?.querySelector('button')?.focus({ preventScroll: true });
    }
    hasActed.current = false;
  }, [isAnswered]);
  const acts = (): void => {
    hasActed.current = true;
  };
  return [place, acts];
}

function useTakingBack(taskId: string, instanceId: string, step: StepToCome) {
  const words = useTranslations('task.early');
  const failureText = useFailureText();
  const queries = useQueryClient();
  return useMutation({
    networkMode: 'always',
    mutationFn: () => takeBackEarly(instanceId, step.stepId),
    onSuccess: () => notifications.show({ message: words('takenBack', { step: step.title }) }),
    onError: (error) =>
      notifications.show({ color: 'red', title: words('notTakenBack'), message: failureText(error) }),
    onSettled: () => queries.invalidateQueries({ queryKey: [...taskKey(taskId), 'context'] }),
  });
}
