'use client';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { FormPlan, OutcomeState } from '@fermata/forms';
import { useScene } from '../store/form-scene.ts';
import { useForm } from '../store/use-field.ts';
import { useWizard } from '../layout/use-wizard.ts';
import { ReasonPanel } from './reason-panel.tsx';
import { submit, type Submission, type TakeAnswer } from './submit.ts';

interface Properties {
  readonly plan: FormPlan;
  readonly take: TakeAnswer;
  /** Words of the one button of a form without decisions. */
  readonly submitTitle?: string | undefined;
}

/** What a person can decide: one button for each decision that is offered now. */
export function FormActions({ plan, take, submitTitle }: Properties): ReactNode {
  const words = useTranslations('ui-forms');
  const outcomes = useForm(({ outcomes: all }) => all).filter(({ offered }) => offered);
  const { steps, at } = useWizard(plan.nodes.find(({ component }) => component === 'wizard')?.id);
  const { running, send } = useSubmission(plan, take);
  const [asking, setAsking] = useState<OutcomeState>();
  if (at < steps.length - 1) return null;
  if (asking !== undefined)
    return (
      <ReasonPanel
        outcome={asking}
        isRunning={running !== undefined}
        cancel={() => setAsking(undefined)}
        decide={(reason) => void send(asking.name, reason)}
      />
    );
  const decide = (outcome: OutcomeState): void => {
    if (asksReason(outcome, plan)) setAsking(outcome);
    else void send(outcome.name, undefined);
  };
  return (
    <div className="fm-actions">
      {plan.outcomes.length === 0 && (
        <button
          type="submit"
          className="fm-button"
          data-main
          disabled={running !== undefined}
          onClick={() => void send(undefined, undefined)}
        >
          {submitTitle ?? words('submit')}
        </button>
      )}
      {outcomes.map((outcome) => (
        <OutcomeButton
          key={outcome.name}
          outcome={outcome}
          isMain={isMain(outcome, outcomes)}
          isRunning={running !== undefined}
          decide={() => decide(outcome)}
        />
      ))}
    </div>
  );
}

interface ButtonProperties {
  readonly outcome: OutcomeState;
  readonly isMain: boolean;
  readonly isRunning: boolean;
  readonly decide: () => void;
}

function OutcomeButton({ outcome, isMain: isFirst, isRunning, decide }: ButtonProperties): ReactNode {
  const { prefix } = useScene();
  const helpId = `${prefix}outcome:${outcome.name}`;
  return (
    <span className="fm-action">
      <button
        type="button"
        className="fm-button"
        data-tone={outcome.tone}
        data-main={isFirst || undefined}
        disabled={isRunning}
        aria-describedby={outcome.help === undefined ? undefined : helpId}
        onClick={decide}
      >
        {outcome.title}
      </button>
      {outcome.help !== undefined && (
        <span className="fm-small" id={helpId}>
          {outcome.help}
        </span>
      )}
    </span>
  );
}

/** The one main action: the first that is not negative. */
function isMain(outcome: OutcomeState, all: readonly OutcomeState[]): boolean {
  return (
    outcome === all.find(({ tone }) => tone === 'positive') ||
    (outcome === all[0] && outcome.tone !== 'negative' && all.every(({ tone }) => tone !== 'positive'))
  );
}

/** A form with a field of its own for the reason does not ask a second time. */
function asksReason({ reason }: OutcomeState, { nodes }: FormPlan): boolean {
  const hasField = (all: FormPlan['nodes']): boolean =>
    all.some(({ field, children }) => field === '/reason' || hasField(children));
  return reason !== undefined && !hasField(nodes);
}

/** One attempt at a time; a second click of an impatient hand does nothing. */
function useSubmission(plan: FormPlan, take: TakeAnswer) {
  const scene = useScene();
  const words = useTranslations('ui-forms');
  const [running, setRunning] = useState<string>();
  const send = async (outcome: string | undefined, reason: string | undefined): Promise<void> => {
    if (running !== undefined) return;
    setRunning(outcome ?? '');
    try {
      tell(await submit(scene, { plan, outcome, reason, take }));
    } finally {
      setRunning(undefined);
    }
  };
  const tell = (submission: Submission): void => {
    const { length: count } = scene.store.errors();
    if (submission !== 'taken') scene.announce(words('summary', { count }));
  };
  return { running, send };
}
