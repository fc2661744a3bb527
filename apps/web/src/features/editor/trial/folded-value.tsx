'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import type { JsonValue } from '@fermata/model';
import { JsonView } from '@fermata/ui';
import { useView } from '../editor-context.tsx';

interface Properties {
  readonly part: 'input' | 'output';
  readonly value: JsonValue | undefined;
}

/** The input or the output of a step in a trial: one line where it is folded away. */
export function FoldedValue({ part, value }: Properties): ReactNode {
  const words = useTranslations('trial');
  const isFolded = useView(({ folded }) => folded.includes(part));
  if (value === undefined) return null;
  const label = words(part === 'input' ? 'inputOf' : 'outputOf');
  return <JsonView key={String(isFolded)} value={value} label={label} openLevels={isFolded ? 0 : 1} />;
}
