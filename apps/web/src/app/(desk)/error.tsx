'use client';
import type { ReactNode } from 'react';
import { Broken } from '../../shared/frame/broken.tsx';

/** What stands in place of a page that threw; the frame around it goes on. */
export default function PageBroken({ reset }: { readonly reset: () => void }): ReactNode {
  return <Broken onRetry={reset} />;
}
