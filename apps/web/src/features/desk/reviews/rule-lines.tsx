'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import type { SamplingRow } from '@fermata/contracts';

/** Rules to be read. */
export function RuleLines({ rules }: { readonly rules: readonly SamplingRow[] }): ReactNode {
  const words = useTranslations('desk.sampling');
  return (
    <ul className="fm-desk-rule-lines">
      {rules.map(({ definition, stepId, percent }) => (
        <li key={`${definition} ${stepId}`}>{words('rule', { definition, step: stepId, percent })}</li>
      ))}
    </ul>
  );
}
