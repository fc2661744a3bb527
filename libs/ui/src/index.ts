export { theme, variables } from './theme/theme.ts';
export { FermataSign } from './theme/fermata-sign.tsx';
export type { ShownStatus } from './status/status.ts';
export { StatusBadge } from './status/status-badge.tsx';
export { StatusIcon } from './status/status-icon.tsx';
export { LateMarkdown as Markdown } from './text/late-markdown.tsx';
export { safeLink } from './text/safe-link.ts';
export type {
  CanvasCallbacks,
  CanvasHandle,
  CanvasTarget,
  ChildInside,
  Coverage,
  DiffMark,
  DiffMarks,
  GraphCanvasProps,
  OpenedChild,
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
export { DueChip } from './time/due-chip.tsx';
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
export { Hint } from './text/hint.tsx';
export type { MenuEntry } from './menu/point-menu.tsx';
export { LateMenu } from './menu/late-menu.tsx';
export { PointMenu } from './menu/point-menu.tsx';
export { DataTable } from './table/data-table.tsx';
export type { VirtualListProps } from './list/virtual-list.tsx';
export { VirtualList } from './list/virtual-list.tsx';
export { useDelayed } from './table/use-delayed.ts';
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
export type { FormViewProperties } from './forms/form-view-properties.ts';
export { FormView } from './forms/form-view.tsx';
export { FormViewBy } from './forms/form-view-by.tsx';
export type { SchemaFormProperties } from './forms/schema-form.tsx';
export { SchemaForm } from './forms/schema-form.tsx';
export type { FormPorts, LookupSearch, StoredFile } from './forms/ports.ts';
export type { TakeAnswer } from './forms/actions/submit.ts';
export type { FieldView } from './forms/store/form-store.ts';
export { FormStore } from './forms/store/form-store.ts';
export type { ComponentRegistry } from './forms/registry/registry.ts';
export { createRegistry, named } from './forms/registry/registry.ts';
export type {
  ControlAttributes,
  InputProperties,
  InputRegistration,
  LayoutProperties,
  LayoutRegistration,
  OutputProperties,
  OutputRegistration,
  Registration,
} from './forms/registry/registration.ts';
export { builtIn } from './forms/registry/built-in.ts';
export { isUsual, usual } from './forms/registry/usual.ts';
export type { ComponentSample } from './forms/samples/samples.ts';
export { componentSamples } from './forms/samples/samples.ts';
export { CodeEditor } from './json/code-editor.tsx';
export { ExpressionEditor } from './json/expression-editor.tsx';
export { ProblemList } from './problems/problem-list.tsx';
export type { PhraseCatalogue, ProblemTexts } from './problems/problem-texts.ts';
export { problemTexts } from './problems/problem-texts.ts';
export { PhraseCatalogueProvider, useProblemTexts } from './problems/use-problem-texts.tsx';
export { ProblemNote } from './problems/problem-note.tsx';
export { SeverityMark } from './problems/severity.tsx';
export { copyText } from './text/copy-text.ts';
export { CopyButton, IdText } from './text/id-text.tsx';
export { EmptyState } from './text/empty-state.tsx';
export { initialsOf, PersonAvatar, PersonName } from './people/person-name.tsx';
export { PriorityBars } from './people/priority-bars.tsx';
export type { ViewProperties } from './forms/views/detail-view.tsx';
export { DetailView } from './forms/views/detail-view.tsx';
export { DashboardView } from './forms/views/dashboard-view.tsx';
export type { ListViewProperties, ViewSort } from './forms/views/list-view.tsx';
export { ListView } from './forms/views/list-view.tsx';
export { Timeline } from './timeline/timeline.tsx';
export { JsonView } from './json/json-view.tsx';
export type { ComparedGraph } from './diff/compared-graph.ts';
export { comparedGraph } from './diff/compared-graph.ts';
export { DefinitionDiff } from './diff/definition-diff.tsx';
export type { FieldDifference } from './diff/field-differences.ts';
export { fieldDifferences, placeWords } from './diff/field-differences.ts';
export { TextDiff } from './diff/text-diff.tsx';
