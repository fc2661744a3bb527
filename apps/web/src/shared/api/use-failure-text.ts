'use client';
import { useTranslations } from 'next-intl';
import type { ProblemBody } from '@fermata/contracts';
import type { Phrase } from '@fermata/model';
import { useProblemTexts } from '@fermata/ui';
import { ApiProblem, NoAnswer } from './client.ts';

/** What a refusal of the API says, to be told in the reader's language. */
export function refusalPhrase({ detail, said }: Pick<ProblemBody, 'detail' | 'said'>): Phrase {
  return said ?? { template: detail, values: {} };
}

/** The same of anything that was thrown. */
export function failurePhrase(failure: unknown): Phrase {
  if (failure instanceof ApiProblem) return refusalPhrase(failure.body);
  return { template: failure instanceof Error ? failure.message : String(failure), values: {} };
}

/** What any failure says in the reader's language: the API's refusal, that nobody answers, or what else was thrown. */
export function useFailureText(): (failure: unknown) => string {
  const words = useTranslations('problems');
  const texts = useProblemTexts();
  return (failure) =>
    failure instanceof NoAnswer ? words('noAnswer') : texts.phrase(failurePhrase(failure));
}
