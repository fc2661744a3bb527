/** A file that somebody has attached: what an answer holds of it. */
export interface FileReference {
  readonly id: string;
  readonly name: string;
  /** Media type, as found in the bytes. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
}

/** One thing to choose: `GET /lookups/:source`. */
export interface LookupItem {
  readonly value: string;
  readonly title: string;
  readonly help?: string;
}

/** What a source has for a search. */
export interface LookupAnswer {
  readonly items: readonly LookupItem[];
}
