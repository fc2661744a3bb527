import { createHash } from 'node:crypto';
import { AppError, type PlanReference } from '@fermata/contracts';
import { canonicalJson, type JsonValue } from '@fermata/model';
import type { PlanSource } from './ports.ts';

/** The content hash of a plan: SHA-256 in hex over its canonical JSON. */
export function planHash(plan: JsonValue): string {
  return createHash('sha256').update(canonicalJson(plan)).digest('hex');
}

/** The plan of a reference, and no other. */
export type PlanOf = (reference: PlanReference) => Promise<JsonValue>;

/**
 * Plans by hash for all instances of a worker, the least recently used forgotten. Fails permanently with `plan.missing`,
 * or with `plan.corrupt` when what is stored does not have that hash.
 */
export function createPlanCache(source: PlanSource, capacity = 500): PlanOf {
  const plans = new Map<string, JsonValue>();
  const keep = (key: string, plan: JsonValue) => {
    plans.delete(key);
    plans.set(key, plan);
    for (const oldest of plans.keys()) {
      if (plans.size <= capacity) break;
      plans.delete(oldest);
    }
    return plan;
  };
  return async (reference) => {
    const key = `${reference.projectId}/${reference.name}@${reference.version}/${reference.hash}`;
    return keep(key, plans.get(key) ?? (await load(source, reference)));
  };
}

async function load(source: PlanSource, reference: PlanReference): Promise<JsonValue> {
  const { name, version, hash } = reference;
  const plan = await source.findPlan(reference);
  if (plan === undefined)
    throw new AppError('plan.missing', `there is no plan ${name}@${version} with hash ${hash}`, {
      status: 404,
    });
  if (planHash(plan) !== hash)
    throw new AppError('plan.corrupt', `the stored plan ${name}@${version} does not have the hash ${hash}`);
  return plan;
}
