'use client';
import { useState, type ReactNode } from 'react';

interface Properties {
  readonly title: ReactNode;
  /** Whether it is open at first; yes unless said. */
  readonly opened?: boolean;
  readonly onToggle?: (isOpen: boolean) => void;
  readonly children: ReactNode;
}

/** A part of the context that can be folded. What is folded is not drawn. */
export function Section({ title, opened = true, onToggle, children }: Properties): ReactNode {
  const [isOpen, setOpen] = useState(opened);
  const toggle = (now: boolean): void => {
    setOpen(now);
    onToggle?.(now);
  };
  return (
    <details
      className="fm-work-part"
      open={isOpen}
      onToggle={({ currentTarget }) => currentTarget.open !== isOpen && toggle(currentTarget.open)}
    >
      <summary className="fm-work-section">{title}</summary>
      {isOpen && children}
    </details>
  );
}
