import type { ReactNode } from 'react';
import { SignIn } from '../../features/auth/sign-in.tsx';
import { Messages } from '../../shared/i18n/messages-provider.tsx';

/** The door. */
export default function SignInPage(): ReactNode {
  return (
    <Messages namespaces={['auth']}>
      <SignIn />
    </Messages>
  );
}
