import type { Severity } from '@fermata/model';

/** The types of steps, in the order of a palette. */
export const stepTypes = Object.freeze([
  'task',
  'manual',
  'decide',
  'set',
  'wait',
  'delay',
  'emit',
  'workflow',
  'end',
] as const);

/** Type of a step. */
export type StepType = (typeof stepTypes)[number];

/** Entries that are no steps: what the workflow does on an error, on a cancel, at its timeout. Their ids begin with `@`. */
export type HandlerType = 'onError' | 'onCancel' | 'timeout';

/** Words for people: a text of the author, or the key of an ICU message with its values. */
export type Words =
  | { readonly text: string }
  | { readonly key: string; readonly values?: Readonly<Record<string, string | number>> };

/** A mark on a node: what the step has beside its work. `words` explains it. */
export interface Badge {
  readonly kind: BadgeKind;
  readonly words: Words;
}

/** Kinds of badges. */
export type BadgeKind =
  | 'retry'
  | 'timeout'
  | 'assignee'
  | 'due'
  | 'compensation'
  | 'short'
  | 'forEach'
  | 'repeat'
  | 'lock'
  | 'join'
  | 'split'
  | 'unless'
  | 'whileIn'
  | 'cancels'
  | 'completes'
  | 'priority'
  | 'connection'
  | 'terminate';

/** Number of problems by severity. */
export type ProblemCounts = Readonly<Record<Severity, number>>;

/** A step, or a handler, as it is drawn. */
export interface GraphNode {
  readonly id: string;
  /** `unknown` where a draft says no type of step. */
  readonly type: StepType | HandlerType | 'unknown';
  readonly title: string;
  /** What it does, in one line. */
  readonly line: Words;
  readonly badges: readonly Badge[];
  readonly start: boolean;
  /** Whether a branch ends here. */
  readonly ends: boolean;
  readonly problems: ProblemCounts;
  /** Left upper corner, where the author placed it. */
  readonly position?: { readonly x: number; readonly y: number };
  /** JSON Pointer of the step. */
  readonly path: string;
  /** The definition that the step refers to, as written: a task, a form, a workflow, a decision, an event. */
  readonly refersTo?: string;
}

/** Kinds of edges; `case` is a conditional transition of a `decide` step. */
export type EdgeKind = 'next' | 'case' | 'race' | 'catch' | 'timeout' | 'error' | 'cancel';

/** A way from one node to another. */
export interface GraphEdge {
  /** Its path: unique, and stable while nothing before it in its list changes. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  /** Title or condition of the transition, or the errors that are caught. */
  readonly label?: string;
  /** Whether it is taken when no other transition holds. */
  readonly otherwise: boolean;
  /** JSON Pointer of the transition. */
  readonly path: string;
  /** Whether it leads back to where the work has been. */
  readonly back: boolean;
  readonly problems: ProblemCounts;
}

/** A bond between steps on which no token goes. */
export interface GraphLink {
  readonly from: string;
  readonly to: string;
  readonly kind: 'cancels' | 'completes' | 'whileIn' | 'undo';
  readonly path: string;
}

/** A note on the canvas. */
export interface GraphNote {
  readonly id: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width?: number;
  readonly height?: number;
  readonly path: string;
}

/** Steps that are drawn together. */
export interface GraphGroup {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly string[];
  readonly collapsed: boolean;
  readonly path: string;
}

/** A workflow definition as it is drawn. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly links: readonly GraphLink[];
  readonly notes: readonly GraphNote[];
  readonly groups: readonly GraphGroup[];
}
