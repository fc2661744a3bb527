'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { UndoField } from '../errors/compensation.tsx';
import { DurationField } from '../fields/duration-field.tsx';
import { StepField } from '../fields/list-fields.tsx';

/** What the workflow does on an error that nothing caught, on a cancel, or at its timeout. */
export type HandlerName = 'onError' | 'onCancel' | 'timeout';

/** A handler that was chosen on the canvas. */
export function HandlerPanel({ handler }: { readonly handler: string }): ReactNode {
  const words = useTranslations('inspector');
  const name = (['onError', 'onCancel', 'timeout'] as const).find((one) => one === handler);
  if (name === undefined) return null;
  return (
    <>
      <header className="fm-inspector-head">
        <p className="fm-inspector-kind">{words(`section.${name}`)}</p>
      </header>
      <div className="fm-in-tab">
        {name === 'timeout' && <DurationField path="/timeout/after" words="timeoutAfter" />}
        <Handler name={name} />
      </div>
    </>
  );
}

/** Where the work goes on, and what is undone first. */
export function Handler({ name }: { readonly name: HandlerName }): ReactNode {
  return (
    <div data-path={`/${name}`}>
      <StepField path={`/${name}/to`} words="handlerTo" />
      <UndoField path={`/${name}/compensate`} />
      {name === 'onCancel' && <DurationField path="/onCancel/timeout" words="cancelTimeout" />}
    </div>
  );
}
