import type { ReactNode } from 'react';
import { DecisionPage } from '../../../../features/editor/decisions/decision-page.tsx';

interface Properties {
  readonly params: Promise<{ readonly name: string }>;
}

/** One decision table. */
export default async function TablePage({ params }: Properties): Promise<ReactNode> {
  const { name } = await params;
  return <DecisionPage name={decodeURIComponent(name)} />;
}
