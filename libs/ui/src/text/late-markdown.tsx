'use client';
import { lazy, Suspense, type ReactNode } from 'react';
import { isPlain } from './plain.ts';

const Read = lazy(async () => ({ default: (await import('./markdown.tsx')).Markdown }));

/**
 * Text of people and definitions with Markdown in it, cleaned of everything that could run. What reads Markdown comes
 * with the first text that has any; until then the text stands as it was written.
 */
export function LateMarkdown({ children }: { readonly children: string }): ReactNode {
  const asWritten = (
    <div className="fm-markdown">
      <p>{children}</p>
    </div>
  );
  if (isPlain(children)) return asWritten;
  return (
    <Suspense fallback={asWritten}>
      <Read>{children}</Read>
    </Suspense>
  );
}
