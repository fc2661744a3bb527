'use client';
import type { ReactNode } from 'react';
import { IconArrowRight } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { TaskContext } from '@fermata/contracts';
import type { FormPlan } from '@fermata/forms';
import { outcomeTitle } from '../pane/plan-of.ts';
import { EarlyStep } from './early-step.tsx';
import { Section } from './section.tsx';

interface Properties {
  readonly taskId: string;
  readonly context: TaskContext;
  readonly plan: FormPlan | undefined;
}

/** Where each decision leads. */
export function NextSteps({ taskId, context, plan }: Properties): ReactNode {
  const words = useTranslations('task.context');
  const { next, early, instance } = context;
  if (next.length === 0) return null;
  const told = ways(next);
  // A step that stands alone above its answer is not named again.
  const named = told.length === 1 && told[0]?.steps.length === 1 ? told[0].steps[0] : undefined;
  return (
    <Section title={words('next')}>
      <ul className="fm-work-list">
        {told.map(({ outcomes, steps }) => (
          <li key={outcomes.join(' ')} className="fm-work-way">
            {outcomes.length > 0 && (
              <strong>{outcomes.map((outcome) => outcomeTitle(plan, outcome)).join(', ')}</strong>
            )}
            <IconArrowRight size={14} aria-label={words('leadsTo')} />
            <span>{steps.length === 0 ? words('ends') : steps.join(', ')}</span>
          </li>
        ))}
      </ul>
      {early.map((step) => (
        <EarlyStep
          key={step.stepId}
          taskId={taskId}
          instanceId={instance.id}
          step={step}
          isNamed={step.title === named}
        />
      ))}
    </Section>
  );
}

interface Way {
  readonly outcomes: readonly string[];
  readonly steps: readonly string[];
}

/** Decisions that lead to the same are told together. */
function ways(next: TaskContext['next']): readonly Way[] {
  const told = new Map<string, Way>();
  for (const { outcome, steps } of next) {
    const key = JSON.stringify(steps);
    const outcomes = [...(told.get(key)?.outcomes ?? []), ...(outcome === undefined ? [] : [outcome])];
    told.set(key, { outcomes, steps });
  }
  return [...told.values()];
}
