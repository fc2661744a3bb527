export type { Change, ChangeLabel, Edit, Proposal, Refused } from './change/edit.ts';
export { isRefused } from './change/edit.ts';
export type { Applied } from './change/apply.ts';
export { applyChange } from './change/apply.ts';
export type { History, HistoryEntry, Stepped } from './change/history.ts';
export { BURST_MS, createHistory, HISTORY_LIMIT, push, redo, undo } from './change/history.ts';
export type {
  Badge,
  BadgeKind,
  EdgeKind,
  Graph,
  GraphEdge,
  GraphGroup,
  GraphLink,
  GraphNode,
  GraphNote,
  HandlerType,
  ProblemCounts,
  StepType,
  Words,
} from './graph/graph.ts';
export { stepTypes } from './graph/graph.ts';
