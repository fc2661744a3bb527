'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import type { TaskContext } from '@fermata/contracts';
import type { FormPlan } from '@fermata/forms';
import { outcomeTitle } from '../pane/plan-of.ts';
import { Section } from './section.tsx';

interface Properties {
  readonly round: NonNullable<TaskContext['round']>;
  readonly plan: FormPlan | undefined;
}

/** How the round stands that the task belongs to: how many have answered, and what. */
export function Round({ round, plan }: Properties): ReactNode {
  const words = useTranslations('task.context');
  const { total, done, outcomes } = round;
  return (
    <Section title={words('round')}>
      <progress
        className="fm-work-round"
        max={total}
        value={done}
        aria-label={words('done', { done, total })}
      />
      <p>{words('done', { done, total })}</p>
      <ul className="fm-work-list">
        {Object.entries(outcomes).map(([outcome, count]) => (
          <li key={outcome}>{words('outcomeCount', { outcome: outcomeTitle(plan, outcome), count })}</li>
        ))}
      </ul>
    </Section>
  );
}
