import type { InstanceStatus } from '@fermata/model';
import type { Conditions, OrderColumn } from '../database/keyset.ts';

/** Which instances are meant: all conditions that are given hold. */
export interface InstanceFilter {
  readonly status?: readonly InstanceStatus[];
  readonly definition?: string;
  readonly version?: number;
  /** Exactly this business key. */
  readonly businessKey?: string;
  /** Business keys that begin so, capital or not. */
  readonly keyPrefix?: string;
  readonly startedBy?: string;
  /** Asked for at this moment or later. */
  readonly from?: Date;
  /** Asked for before this moment. */
  readonly to?: Date;
  /** Open, and waiting for at least one of these kinds of things. */
  readonly waitingFor?: readonly string[];
  /** Code of the error that it failed or is held with. */
  readonly errorCode?: string;
  /** True: not ended; false: ended. */
  readonly isOpen?: boolean;
  /** An id, or what a business key begins with. */
  readonly search?: string;
  /** Children of this instance only. */
  readonly parentId?: string;
  /** These only. */
  readonly ids?: readonly string[];
}

/** How a list is sorted. */
export type InstanceOrder = 'newest' | 'oldest' | 'changed';

/** The columns of each order; every one has an index. */
export const instanceOrders: Readonly<Record<InstanceOrder, readonly OrderColumn[]>> = Object.freeze({
  newest: [
    { sql: 'i.created_at', type: 'timestamptz', descending: true },
    { sql: 'i.id', type: 'text', descending: true },
  ],
  oldest: [
    { sql: 'i.created_at', type: 'timestamptz' },
    { sql: 'i.id', type: 'text' },
  ],
  changed: [
    { sql: 'i.changed_at', type: 'timestamptz', descending: true },
    { sql: 'i.id', type: 'text', descending: true },
  ],
});

/** Adds the conditions of a filter on the table `instance i`. */
export function instanceConditions(conditions: Conditions, filter: InstanceFilter): Conditions {
  const { keyPrefix, search } = filter;
  conditions
    .addGiven('i.status = ANY (?)', filter.status)
    .addGiven('i.definition = ?', filter.definition)
    .addGiven('i.version = ?', filter.version)
    .addGiven('i.business_key = ?', filter.businessKey)
    .addGiven('i.started_by = ?', filter.startedBy)
    .addGiven('i.created_at >= ?', filter.from)
    .addGiven('i.created_at < ?', filter.to)
    .addGiven('i.error_code = ?', filter.errorCode)
    .addGiven('i.parent_id = ?', filter.parentId)
    .addGiven('i.id = ANY (?)', filter.ids);
  if (keyPrefix !== undefined) addPrefix(conditions, keyPrefix);
  if (search !== undefined) addSearch(conditions, search);
  if (filter.waitingFor !== undefined) addWaiting(conditions, filter.waitingFor);
  if (filter.isOpen !== undefined) conditions.require(`i.closed_at IS ${filter.isOpen ? '' : 'NOT '}NULL`);
  return conditions;
}

/** The id has a form of its own, so that at most one index is asked. */
function addSearch(conditions: Conditions, search: string): void {
  if (/^i-[0-9a-f]{32}$/.test(search)) conditions.add('i.id = ?', search);
  else addPrefix(conditions, search);
}

function addWaiting(conditions: Conditions, kinds: readonly string[]): void {
  conditions.require('i.closed_at IS NULL');
  conditions.add(
    `EXISTS (SELECT 1 FROM json_array_elements(i.waiting) AS w WHERE w->>'for' = ANY (?))`,
    kinds,
  );
}

/** A range that an index can answer: from the prefix to the last text that begins with it. */
function addPrefix(conditions: Conditions, prefix: string): void {
  const folded = prefix.toLowerCase();
  conditions.add('i.key_folded >= ?', folded).add('i.key_folded < ?', `${folded}\u{10ffff}`);
}
