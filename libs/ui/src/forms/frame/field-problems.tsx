'use client';
import type { ReactNode } from 'react';
import { IconAlertTriangle, IconInfoCircle, IconXboxX } from '@tabler/icons-react';
import type { Problem } from '@fermata/model';
import { useProblemTexts } from '../../problems/use-problem-texts.tsx';

interface Properties {
  /** Id of the field. */
  readonly id: string;
  readonly problems: readonly Problem[];
}

/** What is wrong with a field, below it. */
export function FieldProblems({ id, problems }: Properties): ReactNode {
  if (problems.length === 0) return null;
  return (
    <div id={`${id}:problems`} className="fm-problems">
      {problems.map((problem) => (
        <ProblemLine key={`${problem.code}${problem.message}`} problem={problem} />
      ))}
    </div>
  );
}

const icons = Object.freeze({ error: IconXboxX, warning: IconAlertTriangle, hint: IconInfoCircle });

/** One problem in words, with the sign of its severity. */
export function ProblemLine({ problem }: { readonly problem: Problem }): ReactNode {
  const texts = useProblemTexts();
  const Icon = icons[problem.severity];
  return (
    <p className="fm-problem" data-severity={problem.severity}>
      <Icon size={14} aria-hidden="true" />
      <span>{texts.message(problem)}</span>
    </p>
  );
}
