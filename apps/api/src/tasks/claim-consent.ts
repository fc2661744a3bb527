import type { TaskClaim } from '@fermata/contracts';
import { isObject, type JsonValue } from '@fermata/model';
import {
  InstanceRepository,
  RivalRepository,
  VersionRepository,
  type Rival,
  type TaskDetail,
  type Transaction,
} from '@fermata/persistence';

/** A start that the instance has to agree to. */
export interface Asked {
  readonly instanceId: string;
  readonly claim: TaskClaim;
  readonly taskId: string;
  /** Of the task after the start. */
  readonly version: number;
  /** Somebody had it before. */
  readonly wasHeld: boolean;
  /** Steps of which one excludes the other. */
  readonly rivals: readonly string[];
}

/** What to ask the instance about a start that has just been won in the rows; undefined = the rows decide alone. */
export async function askAbout(
  tx: Transaction,
  task: TaskDetail,
  wasHeld: boolean,
): Promise<Asked | undefined> {
  const { id, instanceId, work, assignee, version, stepId } = task;
  if (assignee === null) return undefined;
  const instance = await new InstanceRepository(tx).get(instanceId);
  const plan = instance && (await new VersionRepository(tx).planOf(instance));
  if (!isStartDecided(plan, stepId)) return undefined;
  const claim = { claimId: `${id}/${version}`, work, by: assignee };
  return { instanceId, claim, taskId: id, version, wasHeld, rivals: rivalsOf(plan, stepId) };
}

/** Who has begun what excludes the task, and since when. */
export interface Winner {
  readonly user: string;
  readonly name: string;
  /** RFC 3339. */
  readonly at: string | null;
}

/** Who was first, as far as it was a person. */
export async function firstOf(
  tx: Transaction,
  { instanceId, taskId, rivals }: Asked,
): Promise<Winner | undefined> {
  const rival: Rival | undefined = await new RivalRepository(tx).first({ instanceId, taskId, steps: rivals });
  return rival && { user: rival.user, name: rival.name, at: rival.at?.toISOString() ?? null };
}

/**
 * Whether the first claim of a task means something to its instance: it takes a lock (rule L1), makes the visit outlast
 * its milestone (rule L2), or wins a race (rule W3).
 */
export function isStartDecided(plan: JsonValue | undefined, stepId: string): boolean {
  const { steps, step } = placeOf(plan, stepId);
  if (step === undefined) return false;
  const takesLock = locksOf(step).some((lock) => lock['take'] === 'start');
  return (
    takesLock || step['whileIn'] !== undefined || Object.values(steps).some((one) => isRacing(one, stepId))
  );
}

/** The steps whose tasks may keep one of this step from being begun: of the same lock, or of the same race. */
export function rivalsOf(plan: JsonValue | undefined, stepId: string): readonly string[] {
  const { steps, step } = placeOf(plan, stepId);
  const names = locksOf(step).map(({ name }) => name);
  const sharing = Object.entries(steps).flatMap(([id, one]) =>
    locksOf(one).some(({ name }) => names.includes(name)) ? [id] : [],
  );
  const racing = Object.values(steps).flatMap((one) => (isRacing(one, stepId) ? targetsOf(one) : []));
  return [...new Set([...sharing, ...racing])];
}

function placeOf(plan: JsonValue | undefined, stepId: string) {
  const steps = isObject(plan) && isObject(plan['steps']) ? plan['steps'] : {};
  const step = Object.hasOwn(steps, stepId) ? steps[stepId] : undefined;
  return { steps, step: isObject(step) ? step : undefined };
}

function locksOf(step: unknown): readonly Readonly<Record<string, unknown>>[] {
  return isObject(step) && Array.isArray(step['lock']) ? step['lock'].filter(isObject) : [];
}

function isRacing(step: unknown, member: string): boolean {
  return isObject(step) && step['win'] === 'start' && targetsOf(step).includes(member);
}

function targetsOf(step: unknown): readonly string[] {
  const next: readonly unknown[] = isObject(step) && Array.isArray(step['next']) ? step['next'] : [];
  return next.flatMap((way) => (isObject(way) && typeof way['to'] === 'string' ? [way['to']] : []));
}
