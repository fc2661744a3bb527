'use client';
import { useMemo, type ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import type { JsonValue } from '@fermata/model';
import type { Sample } from '../contract.ts';
import { knownValues } from '../model/known-values.ts';
import { resultOf, shortly, templateResult, type LiveResult } from '../model/live-result.ts';
import { usePlace } from './use-place.ts';

interface Properties {
  /** Where the expression stands. */
  readonly path: string;
  /** The source of an expression, or with `isTemplate` a value with `${ … }` in it. */
  readonly source: JsonValue;
  readonly isTemplate: boolean;
  readonly sample: Sample;
}

/** What an expression gives for the values of a sample. */
export function SampleResult({ path, source, isTemplate, sample }: Properties): ReactNode {
  const place = usePlace(path);
  const values = useMemo(() => knownValues(sample, place), [sample, place]);
  if (values === undefined) return null;
  const result = isTemplate ? templateResult(source, values) : resultOf(String(source), values);
  return <ResultLine result={result} />;
}

/** A result in one line: the value; what is not known yet and what fails in grey, never in red. */
export function ResultLine({ result }: { readonly result: LiveResult }): ReactNode {
  const words = useTranslations('inspector.live');
  return (
    <output className="fm-in-live" data-kind={result.kind}>
      <span aria-hidden>=</span> {wordsOf(result, words)}
    </output>
  );
}

type Words = (key: 'unknown' | 'failed' | 'broken', values: Record<string, string>) => string;

function wordsOf(result: LiveResult, words: Words): string {
  switch (result.kind) {
    case 'value':
      return shortly(result.value);
    case 'unknown':
      return words('unknown', { path: result.path });
    case 'failed':
      return words('failed', { message: result.message });
    case 'broken':
      return words('broken', { message: result.message });
  }
}
