import '../../../styles/filters.css';
import '../../../styles/instances.css';
import type { ReactNode } from 'react';
import { Messages } from '../../../shared/i18n/messages-provider.tsx';

/** The words of all pages of instances. */
export default function InstancesLayout({ children }: { readonly children: ReactNode }): ReactNode {
  return <Messages namespaces={['instances', 'ui-forms', 'views']}>{children}</Messages>;
}
