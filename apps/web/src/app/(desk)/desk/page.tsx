import type { ReactNode } from 'react';
import { DeskPage } from '../../../features/desk/page/desk-page.tsx';

/** The supervisor's desk. */
export default function SupervisorsDesk(): ReactNode {
  return <DeskPage />;
}
