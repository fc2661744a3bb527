import type { ReactNode } from 'react';
import { SignInsPage } from '../../../../features/admin/sign-ins/sign-ins-page.tsx';

/** Who has tried to sign in. */
export default function SignIns(): ReactNode {
  return <SignInsPage />;
}
