import type { ReactNode } from 'react';
import { FleetPage } from '../../../../../features/instances/fleets/fleet-page.tsx';

/** One verb for many instances. */
export default async function Fleet({
  params,
}: {
  readonly params: Promise<{ readonly id: string }>;
}): Promise<ReactNode> {
  const { id } = await params;
  return <FleetPage id={id} />;
}
