import type { StartChild } from '@fermata/interpreter';
import { isObject, type JsonValue } from '@fermata/model';
import type { Transaction } from '../database/transaction.ts';
import type { StartTarget, TriggerVerdict } from '../events/trigger-matcher.ts';
import type { StartRequest } from './start.repository.ts';

/** The instance whose step starts a child. */
export interface ParentPlace {
  readonly instanceId: string;
  readonly startedBy: string;
  readonly causationDepth: number;
}

/** What a published version asks of its input and its key; undefined if it is not there. */
export async function readTarget(
  tx: Transaction,
  workflow: string,
  version: number,
): Promise<StartTarget | undefined> {
  const row = await tx.row<{ input: JsonValue; businessKey: JsonValue }>(
    `SELECT v.body->'input' AS input, v.body->'businessKey' AS "businessKey" FROM definition_version v
     WHERE v.project_id = $1 AND v.kind = 'workflow' AND v.name = $2 AND v.version = $3`,
    [tx.projectId, workflow, version],
  );
  if (row === undefined) return undefined;
  const key = row.businessKey;
  const value = isObject(key) ? (key['value'] ?? null) : key;
  return {
    inputSchema: row.input,
    definitionKey: typeof value === 'string' ? value : null,
    uniqueKey: isObject(key) && key['unique'] === true,
  };
}

/** The start of a child. Who began the case began its children too: separation of duties goes by that. */
export function childStart(
  parent: ParentPlace,
  effect: StartChild,
  made: {
    readonly verdict: TriggerVerdict & { readonly starts: true };
    readonly identity: { readonly trigger: string; readonly key: string };
  },
): StartRequest {
  const { input, businessKey, isUnique } = made.verdict;
  return {
    definition: effect.workflow,
    version: effect.version,
    input,
    trigger: { type: 'workflow', instanceId: parent.instanceId, step: effect.stepId },
    triggerName: made.identity.trigger,
    key: made.identity.key,
    startedBy: parent.startedBy,
    causationDepth: parent.causationDepth,
    ...(businessKey === undefined ? {} : { businessKey }),
    ...(businessKey !== undefined && isUnique ? { uniqueKey: businessKey } : {}),
    parent: { instanceId: parent.instanceId, work: effect.work, depth: effect.depth },
  };
}
