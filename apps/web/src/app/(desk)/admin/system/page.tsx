import type { ReactNode } from 'react';
import { SystemPage } from '../../../../features/admin/system/system-page.tsx';

/** How the installation does. */
export default function System(): ReactNode {
  return <SystemPage />;
}
