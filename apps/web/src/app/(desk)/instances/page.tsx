import type { ReactNode } from 'react';
import { InstancesPage } from '../../../features/instances/list/instances-page.tsx';

/** The list of instances. */
export default function Instances(): ReactNode {
  return <InstancesPage />;
}
