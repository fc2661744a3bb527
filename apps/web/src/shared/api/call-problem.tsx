'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { ProblemNote } from '@fermata/ui';
import { ApiProblem, NoAnswer } from './client.ts';
import { useFailureText } from './use-failure-text.ts';
import { problemsOf } from './problems-of.ts';

interface Properties {
  /** What the call has thrown. */
  readonly error: unknown;
  /** What was wanted, in one sentence that says it did not come about. */
  readonly title?: string;
  readonly onRetry?: () => void;
}

/** Why a call failed, and where, in words for the person who made it. A session that has ended says so itself. */
export function CallProblem({ error, title, onRetry }: Properties): ReactNode {
  const words = useTranslations('problems');
  const failureText = useFailureText();
  if (error instanceof ApiProblem && error.status === 401) return null;
  const more = { ...(title !== undefined && { title }), ...(onRetry !== undefined && { onRetry }) };
  if (!(error instanceof ApiProblem)) {
    const code = error instanceof NoAnswer ? 'noAnswer' : 'unexpected';
    return <ProblemNote detail={words(code)} code={code} {...more} />;
  }
  return (
    <ProblemNote
      detail={failureText(error)}
      code={error.code}
      traceId={error.body.traceId}
      problems={problemsOf(error)}
      {...more}
    />
  );
}
