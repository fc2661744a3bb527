import type { TaskStatus } from '@fermata/model';

/**
 * Which tasks: held by me or with my help; held by me; offered to me and free; both of these; all that I may see; ended
 * by me (by anybody for who sees all); held by me and put off; watched by me.
 */
export type TaskScope = 'mine' | 'held' | 'groups' | 'open' | 'all' | 'done' | 'snoozed' | 'watched';

/** The orders an inbox may have; `own` is that of the person who looks, `closed` shows what ended last. */
export type TaskOrder = 'risk' | 'priority' | 'due' | 'created' | 'own' | 'closed';

/** What an inbox shows: all conditions that are given hold. */
export interface TaskFilter {
  /** Absent = `all`. */
  readonly scope?: TaskScope;
  /** Absent = what still waits for somebody: offered and claimed; of `done` what was completed. */
  readonly status?: readonly TaskStatus[];
  readonly definition?: string;
  readonly stepId?: string;
  readonly instanceId?: string;
  /** Exactly this business key. */
  readonly businessKey?: string;
  readonly group?: string;
  /** Who holds it. */
  readonly assignee?: string;
  /** Whose work it is: held by this person, or offered by name and not taken; of what has ended: answered by. */
  readonly person?: string;
  readonly dueBefore?: Date;
  /** At this moment or later. */
  readonly dueAfter?: Date;
  readonly createdAfter?: Date;
  /** Put off by its holder until a moment before. */
  readonly followUpBefore?: Date;
  /** True: due and not done; false: its due time is yet to come. */
  readonly isOverdue?: boolean;
  /** Ended at this moment or later; of what has ended. */
  readonly closedAfter?: Date;
  readonly priority?: number;
  /**
   * Words, or beginnings of words, of the title and the business key; or the id of an instance. A number or key that more
   * than 200 tasks begin with is only what it is in full, if there is that.
   */
  readonly search?: string;
  /** Absent = `priority`: by priority, then due date, then age; of `done` = `closed`. */
  readonly order?: TaskOrder;
}

/** How many tasks fit, exact up to a bound. */
export interface BoundedCount {
  readonly count: number;
  readonly exact: boolean;
}

/** What stands beside the tabs of an inbox. */
export interface InboxCounts {
  readonly mine: BoundedCount;
  readonly groups: BoundedCount;
  readonly all: BoundedCount;
  /** Of what is held by me or free for me. */
  readonly overdue: BoundedCount;
  readonly snoozed: BoundedCount;
  /** What is free in each group of the viewer, by name; of more than 50 groups the first. */
  readonly byGroup: readonly (BoundedCount & { readonly group: string })[];
}
