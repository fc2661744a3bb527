import type { ReactNode } from 'react';
import { AdminHome } from '../../../features/admin/frame/admin-home.tsx';

/** The house: leads on to its first section. */
export default function Admin(): ReactNode {
  return <AdminHome />;
}
