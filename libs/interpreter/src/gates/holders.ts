/** Who holds a lock: a visit until its work has really ended, or a section until nothing is inside (rules L1, T8). */
export type Holder =
  { readonly visit: string; readonly since: number } | { readonly section: string; readonly since: number };

/** Holders by the name of the lock. */
export type Holders = Readonly<Record<string, Holder>>;
