import { Suspense, type ReactNode } from 'react';
import { NoticesPage } from '../../../features/notices/notices-page.tsx';

/** What the person has been told. */
export default function Notices(): ReactNode {
  return (
    <Suspense>
      <NoticesPage />
    </Suspense>
  );
}
