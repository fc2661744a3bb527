import type { ReactNode } from 'react';
import type { Proposal } from '@fermata/editing';
import type { JsonObject, JsonValue, Problem } from '@fermata/model';
import type { Known } from '@fermata/validation';
import type { ActivityAnswer, DefinitionSummaryAnswer } from '../../../shared/api/generated/types.gen.ts';

/** The tabs of the panel of a step; the workflow itself has tabs of its own. */
export type InspectorTab = 'step' | 'data' | 'errors' | 'people' | 'test';

/** Values to show live results against: of one instance, of a sample that someone typed. */
export interface Sample {
  readonly kind: 'instance' | 'typed';
  /** What the person reads: the business key of the instance, the name of the sample. */
  readonly title: string;
  readonly instanceId?: string;
  /** What is known of the scope: `input`, `vars`, `steps`, `instance`, … What is left out is not known yet. */
  readonly scope: Readonly<Record<string, JsonValue>>;
}

/** Where to put the focus: the field of this pointer. A new object is a new wish, even for the same place. */
export interface FocusWish {
  readonly path: string;
}

/** What the inspector gets. It changes nothing but by `commit`. */
export interface InspectorProperties {
  readonly kind: 'workflow';
  readonly name: string;
  /** The one document as it is now. */
  readonly definition: JsonObject;
  /** The step that is shown; a handler (`@onError`); undefined = the workflow itself. */
  readonly stepId: string | undefined;
  /** True while the person may not edit, or sees another version. */
  readonly readOnly: boolean;
  /** Makes a change of libs/editing; a refusal is shown by the editor and also given back. */
  readonly commit: (proposal: Proposal) => Problem | undefined;
  /** All problems of the document; those of a step have paths below `/steps/<id>`. */
  readonly problems: readonly Problem[];
  /** What the document refers to, as it is published now; undefined until it has been fetched. */
  readonly known: Known | undefined;
  /** Everything that workers and executors offer. */
  readonly catalogue: readonly ActivityAnswer[];
  /** What is published and can be named. */
  readonly definitions: readonly DefinitionSummaryAnswer[];
  readonly tab: InspectorTab;
  readonly onTab: (tab: InspectorTab) => void;
  /** Follow it with focus when it changes. */
  readonly focus: FocusWish | undefined;
  readonly onSelect: (stepId: string | undefined) => void;
  readonly sample: Sample | undefined;
  readonly onSample: (sample: Sample | undefined) => void;
  /** What stands in the tab Test. */
  readonly test?: ReactNode;
}
