'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { pointer } from '@fermata/model';
import { DurationField } from '../fields/duration-field.tsx';
import { Rows } from '../fields/rows.tsx';
import { Section } from '../fields/section.tsx';
import { stepOf, typeOfStep } from '../model/step-type.ts';
import { usePanel } from '../panel-context.tsx';
import { CatchEntry } from './catch-entry.tsx';
import { CompensationField } from './compensation.tsx';
import { Retry } from './retry.tsx';

/** What happens when it does not work. */
export function ErrorsTab({ stepId }: { readonly stepId: string }): ReactNode {
  const { definition } = usePanel();
  const words = useTranslations('inspector');
  const type = typeOfStep(definition, stepId);
  const path = pointer('steps', stepId);
  const isEnd = type === 'end';
  const { compensate } = stepOf(definition, stepId);
  return (
    <div className="fm-in-tab">
      {!isEnd && <DurationField path={`${path}/timeout`} />}
      {type === 'task' && <DurationField path={`${path}/heartbeat`} />}
      {type === 'task' && <Retry path={`${path}/retry`} />}
      <Section title={words('section.catch')} isOpen>
        <p className="fm-in-remark">{words('catchNote')}</p>
        <Rows path={`${path}/catch`} item={words('catchItem')} addLabel={words('addCatch')} blank={HOLD}>
          {(place) => <CatchEntry path={place} stepId={stepId} />}
        </Rows>
      </Section>
      <Section
        title={words('section.compensate')}
        summary={compensate === undefined ? words('section.compensateNone') : words('section.set')}
        isOpen={compensate !== undefined}
      >
        <CompensationField path={`${path}/compensate`} isEnd={isEnd} />
      </Section>
    </div>
  );
}

const HOLD = Object.freeze({ then: 'hold' });
