import '../../../styles/filters.css';
import '../../../styles/task.css';
import '../../../styles/tasks.css';
import '../../../styles/panes.css';
import type { ReactNode } from 'react';
import { Messages } from '../../../shared/i18n/messages-provider.tsx';
import { TasksPage } from '../../../features/tasks/page/tasks-page.tsx';

/** The page itself stands here and not in its routes: the list stays as it is while one task after the other is open. */
export default function TasksLayout({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <Messages namespaces={['tasks', 'task', 'views', 'ui-forms']}>
      <TasksPage />
      {children}
    </Messages>
  );
}
