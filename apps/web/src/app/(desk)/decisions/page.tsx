import type { ReactNode } from 'react';
import { DecisionList } from '../../../features/editor/decisions/decision-list.tsx';

/** All decision tables. */
export default function DecisionsPage(): ReactNode {
  return <DecisionList />;
}
