'use client';
import { lazy, Suspense, type ReactNode } from 'react';
import type { TextDiffProps } from './diff-props.ts';

const MergeView = lazy(async () => ({ default: (await import('./merge-view.tsx')).MergeView }));

/** Two texts compared, line by line; what did not change is folded. */
export function TextDiff(properties: TextDiffProps): ReactNode {
  return (
    <Suspense fallback={<pre className="fm-code-waiting">{properties.after}</pre>}>
      <MergeView {...properties} />
    </Suspense>
  );
}
