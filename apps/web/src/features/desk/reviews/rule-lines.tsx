'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import type { SamplingRow } from '@fermata/contracts';
import { useManualSteps, useTitleOfWorkflow } from '../api/steps.ts';

/** Rules to be read. */
export function RuleLines({ rules }: { readonly rules: readonly SamplingRow[] }): ReactNode {
  return (
    <ul className="fm-desk-rule-lines">
      {rules.map((rule) => (
        <RuleLine key={`${rule.definition} ${rule.stepId}`} rule={rule} />
      ))}
    </ul>
  );
}

/** A rule in the words of its fields: what the workflow and the step are called. */
function RuleLine({ rule: { definition, stepId, percent } }: { readonly rule: SamplingRow }): ReactNode {
  const words = useTranslations('desk.sampling');
  const title = useTitleOfWorkflow(definition);
  const { data: steps = [] } = useManualSteps(definition);
  const step = steps.find(({ id }) => id === stepId)?.title ?? stepId;
  return <li>{words('rule', { definition: title, step, percent })}</li>;
}
