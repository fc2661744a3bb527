import type { ReactNode } from 'react';
import { ConfigurationPage } from '../../../../features/admin/configuration/configuration-page.tsx';

/** How the API is set up. */
export default function Configuration(): ReactNode {
  return <ConfigurationPage />;
}
