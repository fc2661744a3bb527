export { theme, variables } from './theme/theme.ts';
export { FermataSign } from './theme/fermata-sign.tsx';
export type { ShownStatus } from './status/status.ts';
export { StatusBadge } from './status/status-badge.tsx';
export { StatusIcon } from './status/status-icon.tsx';
export { Markdown } from './text/markdown.tsx';
export { safeLink } from './text/safe-link.ts';
export type {
  CanvasCallbacks,
  CanvasHandle,
  CanvasTarget,
  Coverage,
  DiffMark,
  DiffMarks,
  GraphCanvasProps,
  Playing,
  Point,
  Selection,
  StepLook,
} from './graph/canvas-props.ts';
export { noSelection, paletteDrag } from './graph/canvas-props.ts';
export { GraphCanvas } from './graph/graph-canvas.tsx';
export { BadgeIcon, StepIcon } from './graph/step-icon.tsx';
export { useWords } from './graph/use-words.ts';
export { Countdown } from './time/countdown.tsx';
export { Duration, durationWords, isoWords, useDurationWords } from './time/duration.tsx';
export { useNow } from './time/clock.ts';
export { ExactTime, RelativeTime } from './time/relative-time.tsx';
export { useExactWords } from './time/moment.ts';
export type {
  Moment,
  TimelineAxis,
  TimelineBar,
  TimelineProps,
  TimelineRow,
} from './timeline/timeline-props.ts';
export type { DataTableProps, RowAction, TableColumn, TableSort } from './table/table-props.ts';
export type { ProblemListProps, ProblemNoteProps } from './problems/problem-props.ts';
export type { DefinitionDiffProps, TextDiffProps } from './diff/diff-props.ts';
export type {
  CodeEditorProps,
  CompletionSource,
  EditorHandle,
  ExpressionEditorProps,
  JsonViewProps,
  TextMark,
  TextOption,
  TextOptions,
} from './json/editor-props.ts';
