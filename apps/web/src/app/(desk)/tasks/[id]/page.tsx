import type { ReactNode } from 'react';

/** One task beside the list: the layout reads it from the address. */
export default function Task(): ReactNode {
  return null;
}
