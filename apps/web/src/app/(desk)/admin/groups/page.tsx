import type { ReactNode } from 'react';
import { GroupsPage } from '../../../../features/admin/groups/groups-page.tsx';

/** Groups of people. */
export default function Groups(): ReactNode {
  return <GroupsPage />;
}
