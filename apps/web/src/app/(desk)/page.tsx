import '../../styles/home.css';
import type { ReactNode } from 'react';
import { Home } from '../../features/home/home.tsx';
import { Messages } from '../../shared/i18n/messages-provider.tsx';

/** Home: what needs me now. */
export default function HomePage(): ReactNode {
  return (
    <Messages namespaces={['home']}>
      <Home />
    </Messages>
  );
}
