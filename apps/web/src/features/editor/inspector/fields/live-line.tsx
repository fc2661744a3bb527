'use client';
import { useMemo, type ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import type { JsonValue } from '@fermata/model';
import {
  resultOf,
  shortly,
  templateResult,
  type KnownValues,
  type LiveResult,
} from '../model/live-result.ts';
import { usePanel } from '../panel-context.tsx';

interface Properties {
  /** The source of an expression, or with `isTemplate` a value with `${ … }` in it. */
  readonly source: JsonValue;
  readonly isTemplate?: boolean;
  /** Values of names that only this place has, such as `event`. */
  readonly extra?: KnownValues;
}

/** What an expression gives for the chosen values, below its field. Nothing where no values are chosen. */
export function LiveLine({ source, isTemplate = false, extra }: Properties): ReactNode {
  const { sample } = usePanel();
  const values = useMemo(
    () => (sample === undefined && extra === undefined ? undefined : { ...sample?.scope, ...extra }),
    [sample, extra],
  );
  if (values === undefined || source === '') return null;
  const result = isTemplate ? templateResult(source, values) : resultOf(String(source), values);
  return <ResultLine result={result} />;
}

/** A result in one line: the value; what is not known yet and what fails in grey, never in red. */
export function ResultLine({ result }: { readonly result: LiveResult }): ReactNode {
  const words = useTranslations('inspector.live');
  const shown = wordsOf(result, words);
  return (
    <output className="fm-live" data-kind={result.kind}>
      <span aria-hidden>=</span> {shown}
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
