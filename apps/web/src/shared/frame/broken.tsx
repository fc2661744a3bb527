'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { ProblemNote } from '@fermata/ui';
import { Page } from './page.tsx';

/** Says that a page broke by a fault of ours, and lets the person try again. */
export function Broken({ onRetry }: { readonly onRetry: () => void }): ReactNode {
  const words = useTranslations('frame.broken');
  return (
    <Page title={words('title')}>
      <ProblemNote detail={words('body')} code="page.broken" onRetry={onRetry} />
    </Page>
  );
}
