import type { ScopePlace } from '@fermata/editing';
import { isObject, type JsonObject, type JsonValue } from '@fermata/model';
import type { Sample } from '../contract.ts';
import type { KnownValues } from './live-result.ts';

/**
 * The values of a sample as an expression at a place sees them: after its work a step sees its own output, where it
 * failed its error. Undefined where no values are chosen.
 */
export function knownValues(
  sample: Sample | undefined,
  { step, moment }: ScopePlace,
): KnownValues | undefined {
  if (sample === undefined) return undefined;
  if (step === undefined || moment === undefined || moment === 'begin') return sample.scope;
  const steps = sample.scope['steps'];
  const visit = isObject(steps) ? (steps as JsonObject)[step] : undefined;
  if (!isObject(visit)) return sample.scope;
  return { ...sample.scope, ...present(visit as JsonObject, moment === 'caught' ? 'error' : 'output') };
}

function present(visit: JsonObject, name: string): Readonly<Record<string, JsonValue>> {
  const value = visit[name];
  return value === undefined ? {} : { [name]: value };
}
