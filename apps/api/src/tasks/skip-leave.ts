import { AppError } from '@fermata/contracts';
import {
  InstanceRepository,
  VersionRepository,
  type InstanceDetail,
  type TaskDetail,
  type Transaction,
} from '@fermata/persistence';
import { isObject, type JsonObject } from '@fermata/model';
import type { Caller } from '../access/current.ts';
import { demandApart } from '../operations/apart/demand-apart.ts';
import type { LastUsed } from './last-used.ts';

/**
 * How an operator who is kept apart from an open task would be refused to skip it. The rule for operators is wider than
 * the task's own: it reads the plan, and what has happened since the task was opened.
 */
export async function refusalToSkip(
  tx: Transaction,
  { closedAt, instanceId, work }: TaskDetail,
  { userId, permissions }: Caller['subject'],
  plans: LastUsed<JsonObject>,
): Promise<AppError | undefined> {
  if (closedAt !== null || !permissions.has('instance.repair')) return undefined;
  const instance = await new InstanceRepository(tx).get(instanceId);
  if (instance === undefined) return undefined;
  const plan = await plans.of(`${tx.projectId}/${instance.planHash}`, () => planOf(tx, instance));
  const operation = { id: '', verb: 'skip', reason: '', actor: userId, visit: work } as const;
  try {
    await demandApart(tx, instance, operation, { plan });
    return undefined;
  } catch (failure) {
    if (failure instanceof AppError && failure.code === 'task.separation') return failure;
    throw failure;
  }
}

/** Plans of published versions never change. */
async function planOf(tx: Transaction, instance: InstanceDetail): Promise<JsonObject | undefined> {
  const plan = await new VersionRepository(tx).planOf(instance);
  return isObject(plan) ? (plan as JsonObject) : undefined;
}
