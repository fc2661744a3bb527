import type { ReactNode } from 'react';
import { Setup } from '../../features/auth/setup.tsx';
import { Messages } from '../../shared/i18n/messages-provider.tsx';

/** Where the first admin comes in. */
export default function SetupPage(): ReactNode {
  return (
    <Messages namespaces={['auth']}>
      <Setup />
    </Messages>
  );
}
