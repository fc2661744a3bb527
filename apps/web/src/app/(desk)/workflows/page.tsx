import type { ReactNode } from 'react';
import { Workflows } from '../../../features/definitions/workflows.tsx';
import { Messages } from '../../../shared/i18n/messages-provider.tsx';

/** All workflows. */
export default function WorkflowsPage(): ReactNode {
  return (
    <Messages namespaces={['definitions']}>
      <Workflows />
    </Messages>
  );
}
