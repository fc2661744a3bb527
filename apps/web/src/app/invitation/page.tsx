import type { ReactNode } from 'react';
import { Invitation } from '../../features/auth/invitation.tsx';
import { Messages } from '../../shared/i18n/messages-provider.tsx';

/** Where invited people come in. */
export default function InvitationPage(): ReactNode {
  return (
    <Messages namespaces={['auth']}>
      <Invitation />
    </Messages>
  );
}
