import '../../../styles/definitions.css';
import '../../../styles/inspector.css';
import '../../../styles/editor.css';
import '../../../styles/trial.css';
import '../../../styles/panes.css';
import type { ReactNode } from 'react';

/** What the pages of workflows look like. */
export default function WorkflowsLayout({ children }: { readonly children: ReactNode }): ReactNode {
  return children;
}
