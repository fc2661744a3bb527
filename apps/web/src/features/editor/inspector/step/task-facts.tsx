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
  return (
    <p className="fm-in-facts" data-live={activity.live}>
      {activity.title}
      {activity.description !== undefined && ` · ${activity.description}`}
      {!activity.live && ` · ${words('notLive')}`}
    </p>
  );
}
