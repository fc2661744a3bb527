import type { ReactNode } from 'react';
import { Nowhere } from '../../shared/frame/nowhere.tsx';

/** What stands at an address that is no page. */
export default function NotFound(): ReactNode {
  return <Nowhere />;
}
