'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { activityOf } from '../model/input-schema.ts';
import { stepOf } from '../model/step-type.ts';
import { usePanel } from '../panel-context.tsx';

/** What is known of the implementation: what it is for, and whether somebody who does it is there. */
export function TaskFacts({ stepId }: { readonly stepId: string }): ReactNode {
  const { definition, known, catalogue } = usePanel();
  const words = useTranslations('inspector.task');
  const step = stepOf(definition, stepId);
  const activity = activityOf(step, { known, catalogue });
  if (activity === undefined) return null;
  const facts = [activity.description, activity.live ? undefined : words('notLive')];
  const said = facts.filter((fact) => fact !== undefined).join(' · ');
  return said === '' ? null : (
    <p className="fm-in-facts" data-live={activity.live}>
      {said}
    </p>
  );
}
