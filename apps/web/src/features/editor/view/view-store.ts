import { createStore, type StoreApi } from 'zustand/vanilla';
import { noSelection, type CanvasTarget, type Point, type Selection } from '@fermata/ui';
import type { Problem, SourcePlace } from '@fermata/model';
import type { FocusWish, InspectorTab, Sample } from '../inspector/contract.ts';

/** What the drawer below the canvas shows. */
export type DrawerTab = 'problems' | 'simulation' | 'text';

/** What a trial shows of the work of a step. */
export type TrialPart = 'log' | 'input' | 'output';

/** Where a new step goes. */
export type InsertPlace =
  | { readonly kind: 'edge'; readonly edge: string }
  | { readonly kind: 'after'; readonly step: string }
  | { readonly kind: 'free'; readonly at?: Point };

/** What a person is choosing: each opens a search over the canvas. */
export type Pick =
  | { readonly kind: 'insert'; readonly place: InsertPlace; readonly at?: Point }
  | { readonly kind: 'replace'; readonly step: string }
  | { readonly kind: 'connect'; readonly from: string }
  | { readonly kind: 'find' }
  | { readonly kind: 'rename'; readonly step: string }
  | { readonly kind: 'note'; readonly note: string }
  | { readonly kind: 'group'; readonly steps: readonly string[] }
  | { readonly kind: 'extract'; readonly steps: readonly string[] }
  | { readonly kind: 'checkpoint' };

/** A counterexample that is played on the canvas. */
export interface Played {
  readonly problem: Problem;
  /** How many of its steps have been made. */
  readonly moment: number;
}

/** What a person sees of the document: nothing here is part of it, or of its history. */
export interface EditorView {
  readonly selection: Selection;
  readonly tab: InspectorTab;
  readonly drawer: DrawerTab | undefined;
  readonly side: 'palette' | 'outline';
  readonly pick: Pick | undefined;
  readonly focus: FocusWish | undefined;
  /** The line of the text to show; a new object is a new wish. */
  readonly line: SourcePlace | undefined;
  readonly sample: Sample | undefined;
  readonly played: Played | undefined;
  /** The menu of something on the canvas, at a place on the screen. */
  readonly menu: { readonly target: CanvasTarget; readonly at: Point } | undefined;
  /** What of a trial is folded away. */
  readonly folded: readonly TrialPart[];
}

/** The store of one editor. */
export type ViewStore = StoreApi<EditorView>;

/** Begins as the URL says. */
export function createViewStore(first: Partial<EditorView> = {}): ViewStore {
  return createStore<EditorView>(() => ({
    selection: noSelection,
    tab: 'step',
    drawer: undefined,
    side: 'palette',
    pick: undefined,
    focus: undefined,
    line: undefined,
    sample: undefined,
    played: undefined,
    menu: undefined,
    folded: [],
    ...first,
  }));
}

/** Only these steps. */
export function stepsOnly(steps: readonly string[]): Selection {
  return { ...noSelection, steps };
}

/** The step that a panel is about: the only one that is selected. */
export function chosenStep({ steps, edges, notes }: Selection): string | undefined {
  return steps.length === 1 && edges.length + notes.length === 0 ? steps[0] : undefined;
}
