import 'uplot/dist/uPlot.min.css';
import '../../../styles/absences.css';
import '../../../styles/desk.css';
import type { ReactNode } from 'react';
import { Messages } from '../../../shared/i18n/messages-provider.tsx';

/** The words of the desk and of absences. */
export default function SupervisorsDeskLayout({ children }: { readonly children: ReactNode }): ReactNode {
  return <Messages namespaces={['desk', 'absences']}>{children}</Messages>;
}
