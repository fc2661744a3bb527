import type { TaskClaim } from '@fermata/contracts';
import { isObject, type JsonValue } from '@fermata/model';
import { VersionRepository, type TaskDetail, type Transaction } from '@fermata/persistence';

/** A claim that the instance has to agree to. */
export interface Asked {
  readonly instanceId: string;
  readonly claim: TaskClaim;
}

/** What to ask the instance about a claim that has just been won in the rows; undefined = the rows decide alone. */
export async function askAbout(tx: Transaction, task: TaskDetail, by: string): Promise<Asked | undefined> {
  const { definition: name, definitionVersion: version, instanceId, work } = task;
  const versions = new VersionRepository(tx);
  const found = await versions.get({ kind: 'workflow', name }, version);
  const hash = found?.planHash ?? '';
  const plan = await versions.planByReference({ projectId: tx.projectId, name, version, hash });
  if (!isStartDecided(plan, task.stepId)) return undefined;
  return { instanceId, claim: { claimId: `${task.id}/${task.version}`, work, by } };
}

/**
 * Whether the first claim of a task means something to its instance: it takes a lock (rule L1), makes the visit outlast
 * its milestone (rule L2), or wins a race (rule W3).
 */
export function isStartDecided(plan: JsonValue | undefined, stepId: string): boolean {
  const steps = isObject(plan) && isObject(plan['steps']) ? plan['steps'] : {};
  const step = Object.hasOwn(steps, stepId) ? steps[stepId] : undefined;
  if (!isObject(step)) return false;
  const locks: readonly unknown[] = Array.isArray(step['lock']) ? step['lock'] : [];
  const takesLock = locks.some((lock) => isObject(lock) && lock['take'] === 'start');
  return (
    takesLock || step['whileIn'] !== undefined || Object.values(steps).some((one) => isRacing(one, stepId))
  );
}

function isRacing(step: unknown, member: string): boolean {
  if (!isObject(step) || step['win'] !== 'start') return false;
  const next: readonly unknown[] = Array.isArray(step['next']) ? step['next'] : [];
  return next.some((way) => isObject(way) && way['to'] === member);
}
