'use client';
import { useMemo, type ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import type { JsonValue } from '@fermata/model';
import { JsonView, placeWords, StatusBadge } from '@fermata/ui';
import { FoldedValue } from '../folded-value.tsx';
import { standingAt } from '../model/frames.ts';
import type { Evaluated, Frame, StepChange, TrialGround, TrialRun } from '../model/protocol.ts';
import { useTrial } from '../trial-context.tsx';
import { useStepTitle } from '../use-step-title.ts';
import { Waits } from './waits.tsx';

interface Properties {
  readonly run: TrialRun;
  readonly ground: TrialGround | undefined;
}

/** How everything stood at the moment that is looked at: steps, expressions, variables, and what is waited for. */
export function MomentPanel({ run, ground }: Properties): ReactNode {
  const words = useTranslations('trial');
  const moment = useTrial((state) => state.moment);
  const frame = run.frames[moment];
  const isLast = moment === run.frames.length - 1;
  const stood = useMemo(() => standingAt(run, moment), [run, moment]);
  if (frame === undefined) return <p className="fm-trial-note">{words('before')}</p>;
  return (
    <div className="fm-trial-panel">
      {frame.waiting.length > 0 && <Waits run={run} frame={frame} isLast={isLast} ground={ground} />}
      {isLast && frame.waiting.length === 0 && <Ended run={run} />}
      {frame.changes.map(({ step, visit, status }) => (
        <StepLine key={`${visit} ${status}`} change={stood.latest[step]} status={status} step={step} />
      ))}
      {frame.evaluated.length > 0 && <Expressions frame={frame} />}
      {Object.keys(frame.vars).length > 0 && (
        <section>
          <h3>{words('vars')}</h3>
          <JsonView value={frame.vars as JsonValue} label={words('vars')} openLevels={1} />
        </section>
      )}
    </div>
  );
}

function Ended({ run }: { readonly run: TrialRun }): ReactNode {
  const words = useTranslations('trial');
  return (
    <section>
      <h3>
        {words('end')} <StatusBadge status={run.status} />
      </h3>
      {run.error !== undefined && (
        <p>
          <code>{run.error.code}</code> {run.error.message}
        </p>
      )}
      {run.status === 'completed' && <JsonView value={run.output} label={words('outputOf')} openLevels={1} />}
    </section>
  );
}

interface LineProperties {
  readonly step: string;
  readonly status: StepChange['status'];
  readonly change: StepChange | undefined;
}

function StepLine({ step, status, change }: LineProperties): ReactNode {
  const titleOf = useStepTitle();
  return (
    <section>
      <h3>
        {titleOf(step)} <StatusBadge status={status} />
      </h3>
      {change?.error !== undefined && (
        <p>
          <code>{change.error.code}</code> {change.error.message}
        </p>
      )}
      <FoldedValue part="input" value={change?.input} />
      <FoldedValue part="output" value={change?.output} />
    </section>
  );
}

function Expressions({ frame }: { readonly frame: Frame }): ReactNode {
  const words = useTranslations('trial');
  return (
    <section>
      <h3>{words('expressions')}</h3>
      <ul className="fm-plain-list">
        {frame.evaluated.map((one, index) => (
          <li key={index} className="fm-trial-expression">
            <code>{one.source}</code> <strong>{resultOf(one)}</strong>
            {one.path !== undefined && <small>{placeWords(one.path)}</small>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function resultOf({ value, error }: Evaluated): string {
  if (error !== undefined) return error;
  const text = JSON.stringify(value ?? null);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
