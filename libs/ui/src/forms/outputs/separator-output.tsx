import type { ReactNode } from 'react';

/** A line between two parts. */
export function SeparatorOutput(): ReactNode {
  return <hr className="fm-separator" />;
}
