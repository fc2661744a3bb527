import type { InstanceSummary } from '@fermata/contracts';
import type { InstanceQuery } from './filters.ts';
import type { BulkVerb } from './verbs.ts';

/** A verb for many instances: the chosen ones, or all that the filters find. */
export interface BulkWish {
  readonly verb: BulkVerb;
  readonly chosen: readonly InstanceSummary[];
  /** All of the filters, where a fleet can follow them. */
  readonly all: InstanceQuery | undefined;
}
