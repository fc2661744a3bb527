'use client';
import type { ReactNode } from 'react';
import { IconChevronRight } from '@tabler/icons-react';

interface Properties {
  readonly title: string;
  /** What it says, in a few words, while it is closed. */
  readonly summary?: string | undefined;
  readonly isOpen?: boolean;
  readonly children: ReactNode;
}

/** A part of the panel that can be closed. */
export function Section({ title, summary, isOpen = false, children }: Properties): ReactNode {
  return (
    <details className="fm-in-section" open={isOpen}>
      <summary className="fm-in-section-head">
        <IconChevronRight size={14} aria-hidden className="fm-in-section-sign" />
        <span className="fm-in-section-title">{title}</span>
        {summary !== undefined && <span className="fm-in-section-summary">{summary}</span>}
      </summary>
      <div className="fm-in-section-body">{children}</div>
    </details>
  );
}
