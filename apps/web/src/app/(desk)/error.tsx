'use client';
import type { ReactNode } from 'react';
import { Broken } from '../../shared/frame/broken.tsx';

interface Properties {
  readonly error: Error;
  readonly reset: () => void;
}

/** What stands in place of a page that threw; the frame around it goes on. */
export default function PageBroken({ error, reset }: Properties): ReactNode {
  return <Broken error={error} onRetry={reset} />;
}
