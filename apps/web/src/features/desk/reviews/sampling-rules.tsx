'use client';
import type { ReactNode } from 'react';
import { Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { useSampling } from '../api/queries.ts';
import { RuleLines } from './rule-lines.tsx';
import { RulesForm } from './rules-form.tsx';

/** Of which steps how many completed tasks are drawn for review. */
export function SamplingRules({ mayChange }: { readonly mayChange: boolean }): ReactNode {
  const words = useTranslations('desk.sampling');
  const { data, error, refetch } = useSampling();
  return (
    <section>
      <Title order={2} mb="xs">
        {words('title')}
      </Title>
      <p className="fm-dim">{words('help')}</p>
      {error !== null && <CallProblem error={error} title={words('failed')} onRetry={() => void refetch()} />}
      {data !== undefined && !mayChange && <RuleLines rules={data.items} />}
      {data !== undefined && mayChange && <RulesForm stored={data} />}
    </section>
  );
}
