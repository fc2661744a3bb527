'use client';
import { lazy, Suspense, type ReactNode } from 'react';
import type { OutputProperties } from '../registry/registration.ts';
import { useWriting } from './use-writing.ts';

const Markdown = lazy(async () => ({ default: (await import('../../text/markdown.tsx')).Markdown }));

/** Text with Markdown in it, cleaned of everything that could run. */
export function MarkdownOutput({ state, value }: OutputProperties): ReactNode {
  const text = useWriting(state.node)(value);
  if (text === '') return null;
  return (
    <Suspense fallback={<p className="fm-text">{text}</p>}>
      <Markdown>{text}</Markdown>
    </Suspense>
  );
}
