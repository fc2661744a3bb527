import type { ReactNode } from 'react';
import { AuditPage } from '../../../../features/admin/audit/audit-page.tsx';

/** Who did what. */
export default function Audit(): ReactNode {
  return <AuditPage />;
}
