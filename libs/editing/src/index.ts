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
export type { GraphContext } from './graph/graph-of.ts';
export { graphOf } from './graph/graph-of.ts';
export { differences } from './change/differences.ts';
export type { NewStep } from './steps/insert.ts';
export { idFor, insertOnEdge, insertStep } from './steps/insert.ts';
export { blankStep } from './steps/blank.ts';
export type { Removal } from './steps/remove.ts';
export { removeSteps } from './steps/remove.ts';
export type { NewWay } from './steps/ways.ts';
export { connect, connectCatch, disconnect, moveTransition, retarget, setStart } from './steps/ways.ts';
export { renameStep } from './steps/rename.ts';
export { copySteps, duplicateSteps, pasteSteps } from './steps/clipboard.ts';
export { isOff, replaceStep, setField, toggleStep } from './steps/field.ts';
export type { Position } from './steps/layout.ts';
export { addNote, groupSteps, removeNote, setPositions, tidy, ungroup } from './steps/layout.ts';
export { align } from './change/align.ts';
export { isSame } from './change/same.ts';
export type { Conflict } from './change/versions.ts';
export type { Rebased } from './change/rebase.ts';
export { rebase, takeMine } from './change/rebase.ts';
export type { Coverage, Gap, Overlap, TableCase } from './decision/coverage.ts';
export { gaps, overlaps, rulesFor } from './decision/coverage.ts';
export type { Sample } from './decision/columns.ts';
export { samplesOf } from './decision/columns.ts';
export type { CellPlace, CellValue, Side } from './decision/table.ts';
export {
  addColumn,
  addRow,
  moveColumn,
  moveRow,
  removeColumn,
  removeRow,
  renameColumn,
  setCell,
} from './decision/table.ts';
export type {
  Comparison,
  ConditionGroup,
  ConditionOperator,
  ConditionTree,
  ConditionValue,
} from './condition/tree.ts';
export { bareOperators, conditionOperators, operatorsFor } from './condition/tree.ts';
export { readCondition } from './condition/read.ts';
export { writeCondition } from './condition/write.ts';
export type { Moment, ScopePlace } from './scope/place.ts';
export { placeOf } from './scope/place.ts';
export { scopeAt } from './scope/scope.ts';
export type { ScopeField } from './scope/field.ts';
export type { Completion, Completions } from './scope/complete.ts';
export { completionsIn, completionsInTemplate, fieldAt } from './scope/complete.ts';
export { fixOf } from './fix/fix.ts';
export type { Extracted } from './steps/extract.ts';
export { extractSubWorkflow } from './steps/extract.ts';
