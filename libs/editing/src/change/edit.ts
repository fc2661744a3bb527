import type { JsonValue, Problem } from '@fermata/model';

/** Replaces a value, or adds a member to an object; `at` says before which member it stands, the last unless said. */
export interface SetEdit {
  readonly op: 'set';
  readonly path: string;
  readonly value: JsonValue;
  readonly at?: number;
}

/** Takes a member out of an object, or an item out of a list. */
export interface RemoveEdit {
  readonly op: 'remove';
  readonly path: string;
}

/** Puts an item into a list: the last part of the path is the index that it gets, or `-` for the end. */
export interface InsertEdit {
  readonly op: 'insert';
  readonly path: string;
  readonly value: JsonValue;
}

/** Takes a value away and puts it elsewhere; `path` is read after it was taken away. */
export interface MoveEdit {
  readonly op: 'move';
  readonly from: string;
  readonly path: string;
  readonly at?: number;
}

/** Gives the member of an object another key; it keeps its place. */
export interface RenameEdit {
  readonly op: 'rename';
  readonly path: string;
  readonly key: string;
}

/** One place of a definition changed. Paths are JSON Pointers. */
export type Edit = SetEdit | RemoveEdit | InsertEdit | MoveEdit | RenameEdit;

/** What a change does, for people: the key of an ICU message and its values, never a text. */
export interface ChangeLabel {
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** Edits that belong together: one entry of the history, made and undone as a whole. */
export interface Change {
  readonly label: ChangeLabel;
  readonly edits: readonly Edit[];
  /** Changes of one group within a burst are undone together. */
  readonly group?: string;
  /** Ids of the steps to select afterwards. */
  readonly selects?: readonly string[];
}

/** What cannot be done, and why. */
export interface Refused {
  readonly refused: Problem;
}

/** A change, or why there is none. */
export type Proposal = Change | Refused;

/** Tells a refusal from what was asked for. */
export function isRefused(value: object): value is Refused {
  return 'refused' in value;
}
