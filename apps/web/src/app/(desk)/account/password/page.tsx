import type { ReactNode } from 'react';
import { Password } from '../../../../features/account/password.tsx';
import { Messages } from '../../../../shared/i18n/messages-provider.tsx';

/** The person's own password. */
export default function PasswordPage(): ReactNode {
  return (
    <Messages namespaces={['account']}>
      <Password />
    </Messages>
  );
}
