import type { ReactNode } from 'react';
import { InstancePage } from '../../../../features/instances/detail/instance-page.tsx';

/** One instance. */
export default async function Instance({
  params,
}: {
  readonly params: Promise<{ readonly id: string }>;
}): Promise<ReactNode> {
  const { id } = await params;
  return <InstancePage id={id} />;
}
