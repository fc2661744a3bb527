'use client';
import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import type { JsonValue } from '@fermata/model';
import { usePanel } from '../panel-context.tsx';

const SampleResult = dynamic(() => import('./result-line.tsx').then((part) => part.SampleResult), {
  ssr: false,
});

interface Properties {
  /** Where the expression stands. */
  readonly path: string;
  /** The source of an expression, or with `isTemplate` a value with `${ … }` in it. */
  readonly source: JsonValue;
  readonly isTemplate?: boolean;
}

/** What an expression gives for the chosen values, below its field. Nothing where no values are chosen. */
export function LiveLine({ path, source, isTemplate = false }: Properties): ReactNode {
  const { sample } = usePanel();
  if (sample === undefined || source === '') return null;
  return <SampleResult path={path} source={source} isTemplate={isTemplate} sample={sample} />;
}
