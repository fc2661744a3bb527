import '../../../styles/inspector.css';
import '../../../styles/decisions.css';
import type { ReactNode } from 'react';
import { Messages } from '../../../shared/i18n/messages-provider.tsx';

/** The words of the pages of decision tables. */
export default function DecisionsLayout({ children }: { readonly children: ReactNode }): ReactNode {
  return <Messages namespaces={['decisions', 'document']}>{children}</Messages>;
}
