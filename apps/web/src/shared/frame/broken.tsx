'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { ProblemNote } from '@fermata/ui';
import { Page } from './page.tsx';

interface Properties {
  /** What was thrown. */
  readonly error?: unknown;
  readonly onRetry: () => void;
  /** Loads the whole page again. */
  readonly onReload?: () => void;
}

/** Says that a page broke by a fault of ours or lacks a part of its code, and lets the person try again. */
export function Broken({ error, onRetry, onReload = reloadPage }: Properties): ReactNode {
  const words = useTranslations('frame.broken');
  const isMissing = lacksCode(error);
  return (
    <Page title={words('title')}>
      <ProblemNote
        detail={words(isMissing ? 'missing' : 'body')}
        code={isMissing ? 'page.incomplete' : 'page.broken'}
        onRetry={isMissing ? () => void whenReached(onReload) : onRetry}
      />
    </Page>
  );
}

function lacksCode(error: unknown): boolean {
  return error instanceof Error && error.name === 'ChunkLoadError';
}

/** A part that did not come stays away until the page is loaded anew; without a network the page would be lost too. */
async function whenReached(reload: () => void): Promise<void> {
  const isReached = await fetch('/health/ready', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (isReached) reload();
}

function reloadPage(): void {
  window.location.reload();
}
