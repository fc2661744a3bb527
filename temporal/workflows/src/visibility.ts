import { searchAttributes } from '@fermata/contracts';
import type { View } from '@fermata/interpreter';
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import { upsertSearchAttributes } from '@temporalio/workflow';
import type { Run } from './run.ts';

/**
 * Tells visibility a coarse change of status. Each telling is a history event, so automated steps tell nothing: the
 * client has set `running` at the start, and Temporal itself knows how an instance closed.
 */
export function tellStatus(run: Run, view: View): void {
  const status = coarse(view);
  if (status === undefined || status === run.told) return;
  run.told = status;
  const key = defineSearchAttributeKey(searchAttributes.status, SearchAttributeType.KEYWORD);
  upsertSearchAttributes([{ key, value: status }]);
}

function coarse({ status }: View): Run['told'] | undefined {
  return status === 'running' || status === 'waiting' || status === 'suspended' ? status : undefined;
}
