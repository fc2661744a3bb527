// In one piece: what the two have in common would else come with each of them.
export { ContextPane } from '../context/context-pane.tsx';
export { TaskPane } from '../pane/task-pane.tsx';
