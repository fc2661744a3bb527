import type { ReactNode } from 'react';
import { headers } from 'next/headers';
import { Editor } from '../../../../features/editor/editor.tsx';
import { Messages } from '../../../../shared/i18n/messages-provider.tsx';

interface Properties {
  readonly params: Promise<{ readonly name: string }>;
}

/** The editor of one workflow. */
export default async function WorkflowPage({ params }: Properties): Promise<ReactNode> {
  const { name } = await params;
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <Messages namespaces={['editor', 'inspector', 'document', 'trial', 'publish', 'ui-forms']}>
      <Editor name={decodeURIComponent(name)} nonce={nonce} />
    </Messages>
  );
}
