import type { ReactNode } from 'react';
import { FormList } from '../../../features/forms/form-list.tsx';

/** All forms. */
export default function FormsPage(): ReactNode {
  return <FormList />;
}
