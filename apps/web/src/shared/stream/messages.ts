import type { ChangeRow } from '@fermata/contracts';
import type { StreamState } from './follow.ts';

/** What the worker tells each tab. */
export type FromStream =
  | { readonly type: 'state'; readonly state: StreamState }
  | { readonly type: 'changes'; readonly changes: readonly ChangeRow[] };

/** What a tab tells the worker. */
export type ToStream = { readonly type: 'wake' } | { readonly type: 'leave' };
