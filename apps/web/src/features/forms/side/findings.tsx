'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { fixOf, isRefused } from '@fermata/editing';
import { EmptyState, ProblemList } from '@fermata/ui';
import type { Problem } from '@fermata/model';
import { useCommit, useDesigner, useForm } from '../designer-context.tsx';
import { flat, layoutOf } from '../model/layout-tree.ts';

/** What a publish would say, each with the way to its place and a fix where there is one. */
export function Findings({ onJump }: { readonly onJump: () => void }): ReactNode {
  const { problems, select } = useDesigner();
  const definition = useForm();
  const commit = useCommit();
  const words = useTranslations('forms.findings');
  const fix = (problem: Problem) => {
    const change = fixOf(definition, problem);
    return change === undefined || isRefused(change) ? undefined : change;
  };
  const jump = (problem: Problem) => {
    const holder = flat(layoutOf(definition))
      .filter(({ path }) => problem.path === path || problem.path.startsWith(`${path}/`))
      .at(-1);
    select(holder?.path);
    onJump();
  };
  return (
    <ProblemList
      problems={problems}
      onJump={jump}
      canFix={(problem) => fix(problem) !== undefined}
      onFix={(problem) => commit(fix(problem))}
      empty={<EmptyState>{words('none')}</EmptyState>}
    />
  );
}
