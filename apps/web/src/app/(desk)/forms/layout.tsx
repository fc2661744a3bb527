import '../../../styles/forms.css';
import type { ReactNode } from 'react';
import { Messages } from '../../../shared/i18n/messages-provider.tsx';

/** Forms and views: their list, and the designer of one. */
export default function FormsLayout({ children }: { readonly children: ReactNode }): ReactNode {
  return <Messages namespaces={['forms', 'ui-forms', 'document']}>{children}</Messages>;
}
