import type { ReactNode } from 'react';
import { DesignerPage } from '../../../../features/forms/designer-page.tsx';

interface Properties {
  readonly params: Promise<{ readonly name: string }>;
}

/** The designer of one form. */
export default async function FormPage({ params }: Properties): Promise<ReactNode> {
  const { name } = await params;
  return <DesignerPage name={decodeURIComponent(name)} />;
}
