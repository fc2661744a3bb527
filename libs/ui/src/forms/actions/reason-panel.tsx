'use client';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutcomeState } from '@fermata/forms';

interface Properties {
  readonly outcome: OutcomeState;
  readonly isRunning: boolean;
  readonly decide: (reason: string | undefined) => void;
  readonly cancel: () => void;
}

const mostLetters = 2000;

/** Asks why, before a decision that wants a reason. */
export function ReasonPanel({ outcome, isRunning, decide, cancel }: Properties): ReactNode {
  const words = useTranslations('ui-forms.reason');
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [reason, setReason] = useState('');
  const [isWrong, setWrong] = useState(false);
  const isRequired = outcome.reason === 'required';
  useEffect(() => box.current?.focus(), []);
  const go = (): void => {
    const text = reason.trim();
    setWrong(isRequired && text === '');
    if (isRequired && text === '') return box.current?.focus();
    decide(text === '' ? undefined : text);
  };
  return (
    <div className="fm-reason" role="group" aria-label={outcome.title}>
      <label className="fm-label" htmlFor={id}>
        {words(isRequired ? 'required' : 'optional', { title: outcome.title })}
      </label>
      <textarea
        id={id}
        ref={box}
        className="fm-input fm-area"
        rows={3}
        maxLength={mostLetters}
        dir="auto"
        value={reason}
        aria-required={isRequired}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? `${id}:wrong` : undefined}
        onChange={(event) => setReason(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && cancel()}
      />
      {isWrong && (
        <p className="fm-problem" data-severity="error" id={`${id}:wrong`} role="alert">
          {words('missing')}
        </p>
      )}
      <div className="fm-actions">
        <button
          type="button"
          className="fm-button"
          data-tone={outcome.tone}
          data-main
          disabled={isRunning}
          onClick={go}
        >
          {outcome.title}
        </button>
        <button type="button" className="fm-button" data-quiet onClick={cancel}>
          {words('cancel')}
        </button>
      </div>
    </div>
  );
}
