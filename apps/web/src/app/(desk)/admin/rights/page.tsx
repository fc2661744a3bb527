import type { ReactNode } from 'react';
import { RightsPage } from '../../../../features/admin/rights/rights-page.tsx';

/** Who can do what. */
export default function Rights(): ReactNode {
  return <RightsPage />;
}
