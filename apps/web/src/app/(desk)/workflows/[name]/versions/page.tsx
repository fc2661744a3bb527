import type { ReactNode } from 'react';
import { headers } from 'next/headers';
import { VersionsPage } from '../../../../../features/editor/publish/versions-page.tsx';
import { Messages } from '../../../../../shared/i18n/messages-provider.tsx';

interface Properties {
  readonly params: Promise<{ readonly name: string }>;
}

/** The versions of one workflow. */
export default async function WorkflowVersionsPage({ params }: Properties): Promise<ReactNode> {
  const { name } = await params;
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <Messages namespaces={['publish']}>
      <VersionsPage name={decodeURIComponent(name)} nonce={nonce} />
    </Messages>
  );
}
