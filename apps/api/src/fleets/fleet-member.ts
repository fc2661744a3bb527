import { AppError } from '@fermata/contracts';
import { isObject, type JsonValue } from '@fermata/model';
import type { MemberVerdict } from '@fermata/persistence';

/** What is done at one instance of a fleet. */
export interface MemberDeeds<T> {
  readonly instanceId: string;
  /** Work in a transaction of its own: if it fails, nothing of it stays. */
  readonly inside: (work: (tx: T) => Promise<void>) => Promise<void>;
  /** Fails where who has made the fleet may not do its verb at this instance. */
  readonly demand: (tx: T) => Promise<void>;
}

/**
 * What the verb would do at an instance, asked only where its maker may do it there. Who cannot be asked now is asked
 * again later (the failure comes back): nothing is judged by guessing.
 */
export async function previewMember<T>(
  { instanceId, inside, demand }: MemberDeeds<T>,
  ask: () => Promise<JsonValue | undefined>,
): Promise<MemberVerdict> {
  try {
    await inside(demand);
    return verdictOf(instanceId, await ask());
  } catch (failure) {
    return refusedAs('impossible', instanceId, failure);
  }
}

/** Sends the verb where its maker may still do it: much can happen after a preview. Gives a verdict where not. */
export async function sendMember<T>(
  { instanceId, inside, demand }: MemberDeeds<T>,
  send: (tx: T) => Promise<void>,
): Promise<MemberVerdict | undefined> {
  try {
    await inside(async (tx) => {
      await demand(tx);
      await send(tx);
    });
    return undefined;
  } catch (failure) {
    return refusedAs('failed', instanceId, failure);
  }
}

function refusedAs(state: MemberVerdict['state'], instanceId: string, failure: unknown): MemberVerdict {
  if (!(failure instanceof AppError) || failure.retryable) throw failure;
  return { instanceId, state, bucket: failure.code };
}

/** Instances that would fare the same stand in one bucket: what would happen, or why it cannot. */
export function verdictOf(instanceId: string, said: JsonValue | undefined): MemberVerdict {
  if (!isObject(said)) return { instanceId, state: 'impossible', bucket: 'instance.notStarted' };
  if (said['accepted'] === true) return { instanceId, state: 'possible', bucket: outcomeWords(said) };
  const problems = Array.isArray(said['problems']) ? said['problems'] : [];
  const places = problems.flatMap((one) =>
    isObject(one) ? [`${String(one['code'])} ${String(one['path'])}`.trim()] : [],
  );
  const bucket = places.length > 0 ? places.slice(0, 3).join(', ') : String(said['reason'] ?? 'refused');
  return { instanceId, state: 'impossible', bucket };
}

function outcomeWords({ status, opened }: Readonly<Record<string, JsonValue>>): string {
  const steps = (Array.isArray(opened) ? opened : []).map((visit) => String(visit).split('#')[0]);
  const opens = steps.length === 0 ? '' : `opens ${[...new Set(steps)].sort().slice(0, 3).join(', ')}`;
  return [typeof status === 'string' ? `then ${status}` : '', opens].filter(Boolean).join(', ') || 'possible';
}
