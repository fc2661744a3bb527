import type { ReactNode } from 'react';
import { Help } from '../../../features/help/help.tsx';
import { Messages } from '../../../shared/i18n/messages-provider.tsx';

/** The guides. */
export default function HelpPage(): ReactNode {
  return (
    <Messages namespaces={['help']}>
      <Help />
    </Messages>
  );
}
