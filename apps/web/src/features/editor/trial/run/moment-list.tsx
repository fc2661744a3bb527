'use client';
import { useEffect, useRef, type ReactNode } from 'react';
import { UnstyledButton } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { Frame, TrialRun } from '../model/protocol.ts';
import { useElapsed } from '../use-elapsed.ts';
import { useTrial, useTrialStore } from '../trial-context.tsx';
import { useStepTitle } from '../use-step-title.ts';

const MOST_SHOWN = 400;

/** Everything that happened, in order; choosing a moment shows it on the canvas. */
export function MomentList({ run }: { readonly run: TrialRun }): ReactNode {
  const words = useTranslations('trial');
  const store = useTrialStore();
  const moment = useTrial((state) => state.moment);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [moment]);
  return (
    <ol className="fm-trial-moments" ref={list} aria-label={words('moments')}>
      {run.frames.slice(0, MOST_SHOWN).map((frame, index) => (
        <li key={index} aria-current={index === moment ? 'step' : undefined}>
          <UnstyledButton className="fm-trial-moment" onClick={() => store.actions.look(index)}>
            <Happened frame={frame} />
          </UnstyledButton>
        </li>
      ))}
      {run.frames.length > MOST_SHOWN && (
        <li className="fm-trial-note">{words('more', { count: run.frames.length - MOST_SHOWN })}</li>
      )}
      {run.isCut && <li className="fm-trial-note">{words('cut')}</li>}
    </ol>
  );
}

function Happened({ frame }: { readonly frame: Frame }): ReactNode {
  const words = useTranslations('trial.cause');
  const titleOf = useStepTitle();
  const duration = useElapsed();
  const { kind, step, detail = '' } = frame.cause;
  const by = kind === 'completed' && detail !== '' ? 'answered' : kind;
  return (
    <>
      <time>{duration(frame.atMs)}</time>
      <span>{words(by, { step: step === undefined ? '' : titleOf(step), detail })}</span>
    </>
  );
}
