import type { ReactNode } from 'react';

/** The list alone: the layout shows it. */
export default function Tasks(): ReactNode {
  return null;
}
