import '../../../styles/admin.css';
import type { ReactNode } from 'react';
import { Messages } from '../../../shared/i18n/messages-provider.tsx';

/** The words of all pages of the house. */
export default function AdminLayout({ children }: { readonly children: ReactNode }): ReactNode {
  return <Messages namespaces={['admin']}>{children}</Messages>;
}
