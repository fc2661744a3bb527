import '../../../styles/absences.css';
import type { ReactNode } from 'react';
import { Account } from '../../../features/account/account.tsx';
import { Messages } from '../../../shared/i18n/messages-provider.tsx';

/** The person's own account. */
export default function AccountPage(): ReactNode {
  return (
    <Messages namespaces={['account', 'absences']}>
      <Account />
    </Messages>
  );
}
