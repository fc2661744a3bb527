import type { JsonValue } from '@fermata/model';

/** A value that may be absent. */
export type Maybe = JsonValue | undefined;

/** The three texts of one place: where both began, and what each made of it. */
export interface Versions {
  readonly base: Maybe;
  readonly mine: Maybe;
  readonly theirs: Maybe;
}

/** A place that both changed, each in another way. The merged definition has theirs there; nothing of mine is lost. */
export interface Conflict extends Versions {
  /** The place in the merged definition; for an item that is gone, its list. */
  readonly path: string;
  /** Whether it is an item of the list at the path that theirs has not any more. */
  readonly isItem?: true;
}

/** A merged value; undefined where both agree that there is none. */
export interface Merged {
  readonly value: Maybe;
  readonly conflicts: readonly Conflict[];
}
