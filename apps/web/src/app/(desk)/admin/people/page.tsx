import type { ReactNode } from 'react';
import { PeoplePage } from '../../../../features/admin/people/people-page.tsx';

/** Who may sign in. */
export default function People(): ReactNode {
  return <PeoplePage />;
}
