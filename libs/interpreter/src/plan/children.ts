import type { Template } from '@fermata/expressions';

/** What only a step that starts another workflow has (rules S1, S2). */
export interface WorkflowBody {
  /** Name and version pinned at publish; self is this very version. */
  readonly workflow: string;
  readonly version: number;
  /** It names itself without a version: it moves with the version of the plan. */
  readonly isSelf?: true;
  readonly mode: 'wait' | 'detach';
  /** Makes it start once in the project. */
  readonly startKey?: Template;
  readonly with: Template;
}
