'use client';
import { useState, type ReactNode } from 'react';
import { Button, Group } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { Frame, TrialGround, TrialRun } from '../model/protocol.ts';
import { answered, withEvent } from '../model/script.ts';
import { useElapsed } from '../use-elapsed.ts';
import { useTrialStore } from '../trial-context.tsx';
import { useStepTitle } from '../use-step-title.ts';
import { AnswerDialog } from './answer-dialog.tsx';
import { EventDialog } from './event-dialog.tsx';

interface Properties {
  readonly run: TrialRun;
  readonly frame: Frame;
  /** Whether the run ends here: only then can it be led on. */
  readonly isLast: boolean;
  readonly ground: TrialGround | undefined;
}

/** What the instance waits for at a moment; at the end of the run it is led on from here. */
export function Waits({ run, frame, isLast, ground }: Properties): ReactNode {
  const words = useTranslations('trial');
  const titleOf = useStepTitle();
  const duration = useElapsed();
  const store = useTrialStore();
  const [answers, setAnswers] = useState<string>();
  const [sends, setSends] = useState<string>();
  return (
    <section>
      <h3>{words('waits')}</h3>
      <ul className="fm-plain-list">
        {frame.waiting.map(({ visit, stepId, for: what, detail, until }) => (
          <li key={visit}>
            <Group gap="xs">
              <span>
                {words(`waitsFor.${what}`, { step: titleOf(stepId), detail })}
                {until !== undefined && ` · ${words('until', { time: duration(until) })}`}
              </span>
              {isLast && what === 'person' && (
                <Button size="compact-xs" variant="default" onClick={() => setAnswers(stepId)}>
                  {words('answer')}
                </Button>
              )}
              {isLast && what === 'event' && (
                <Button size="compact-xs" variant="default" onClick={() => setSends(stepId)}>
                  {words('send')}
                </Button>
              )}
            </Group>
          </li>
        ))}
      </ul>
      {answers !== undefined && ground !== undefined && (
        <AnswerDialog
          step={titleOf(answers)}
          offered={run.offers[answers]}
          onClose={() => setAnswers(undefined)}
          onAnswer={(answer) => {
            setAnswers(undefined);
            void store.actions.take(answered(store.getState().script, answers, answer), ground);
          }}
        />
      )}
      {sends !== undefined && ground !== undefined && (
        <EventDialog
          awaited={run.events[sends]}
          elapsedMs={run.elapsedMs}
          onClose={() => setSends(undefined)}
          onSend={(event) => {
            setSends(undefined);
            void store.actions.take(withEvent(store.getState().script, event), ground);
          }}
        />
      )}
    </section>
  );
}
