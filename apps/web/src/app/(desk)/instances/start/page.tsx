import type { ReactNode } from 'react';
import { StartPage } from '../../../../features/instances/start/start-page.tsx';

/** Starting an instance. */
export default function Start(): ReactNode {
  return <StartPage />;
}
