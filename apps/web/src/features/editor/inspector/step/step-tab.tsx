'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { pointer } from '@fermata/model';
import { AnyField } from '../fields/any-field.tsx';
import { LongTextField, TextField } from '../fields/text-fields.tsx';
import { Section } from '../fields/section.tsx';
import { stepOf, typeOfStep } from '../model/step-type.ts';
import { usePanel } from '../panel-context.tsx';
import { Gates } from './gates.tsx';
import { Rounds } from './rounds.tsx';
import { Ways } from './ways.tsx';
import { WhatItDoes } from './what-it-does.tsx';

/** What the step is and does, and where it goes on. */
export function StepTab({ stepId }: { readonly stepId: string }): ReactNode {
  const { definition } = usePanel();
  const words = useTranslations('inspector.section');
  const type = typeOfStep(definition, stepId);
  const step = stepOf(definition, stepId);
  const path = pointer('steps', stepId);
  const isEnd = type === 'end';
  const isRound = 'forEach' in step || 'repeat' in step;
  const isGated = ['join', 'unless', 'whileIn', 'lock', 'priority'].some((name) => name in step);
  const withdraws = 'cancels' in step || 'completes' in step;
  return (
    <div className="fm-in-tab">
      <TextField path={`${path}/title`} />
      <LongTextField path={`${path}/description`} />
      <WhatItDoes stepId={stepId} />
      {!isEnd && (
        <Section title={words('ways')} isOpen>
          <Ways stepId={stepId} />
        </Section>
      )}
      <Section title={words('gates')} summary={isGated ? words('set') : words('gatesNone')} isOpen={isGated}>
        <Gates path={path} />
      </Section>
      {!isEnd && (
        <Section
          title={words('rounds')}
          summary={isRound ? words('set') : words('roundsNone')}
          isOpen={isRound}
        >
          <Rounds path={path} />
        </Section>
      )}
      <Section
        title={words('others')}
        summary={withdraws ? words('set') : words('othersNone')}
        isOpen={withdraws}
      >
        <AnyField path={`${path}/cancels`} kind="steps" />
        <AnyField path={`${path}/completes`} kind="steps" />
      </Section>
    </div>
  );
}
