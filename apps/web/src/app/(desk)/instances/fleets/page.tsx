import type { ReactNode } from 'react';
import { FleetsPage } from '../../../../features/instances/fleets/fleets-page.tsx';

/** Verbs for many instances. */
export default function Fleets(): ReactNode {
  return <FleetsPage />;
}
