import type { ReactNode } from 'react';

interface EmptyStateProps {
  /** Drawn above the words. */
  readonly icon?: ReactNode;
  /** One sentence: what lives here. */
  readonly children: ReactNode;
  /** The one action that begins it. */
  readonly action?: ReactNode;
  /** Where to read on. */
  readonly link?: ReactNode;
}

/** What stands where nothing is yet: one sentence, one action, one link. */
export function EmptyState({ icon, children, action, link }: EmptyStateProps): ReactNode {
  return (
    <div className="fm-empty">
      {icon !== undefined && (
        <span className="fm-empty-icon" aria-hidden="true">
          {icon}
        </span>
      )}
      <p>{children}</p>
      {action}
      {link}
    </div>
  );
}
