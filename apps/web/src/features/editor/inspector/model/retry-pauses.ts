import { elapsedMs, isObject, type JsonObject, type JsonValue } from '@fermata/model';

/** A retry policy as it works, with what stands for what is left out. */
export interface RetrySketch {
  readonly attempts: number;
  /** The pauses between the attempts in milliseconds, at most the first ones. */
  readonly pauses: readonly number[];
  /** Whether there are more than are listed. */
  readonly isCut: boolean;
}

const LISTED = 6;

/** What a policy does, for words; undefined where it has expressions or durations that are none. */
export function retrySketch(value: JsonValue | undefined): RetrySketch | undefined {
  if (!isObject(value)) return undefined;
  const policy = value as JsonObject;
  const [first, max] = [millis(policy['first'], 1_000), millis(policy['max'], Number.POSITIVE_INFINITY)];
  const [factor, attempts] = [numberOr(policy['factor'], 2), numberOr(policy['attempts'], 3)];
  if (first === undefined || max === undefined) return undefined;
  const count = Math.max(0, attempts - 1);
  const pauses = Array.from({ length: Math.min(count, LISTED) }, (_, index) =>
    Math.min(first * factor ** index, max),
  );
  return { attempts, pauses, isCut: count > LISTED };
}

function millis(value: JsonValue | undefined, otherwise: number): number | undefined {
  if (value === undefined) return otherwise;
  return typeof value === 'string' ? elapsedMs(value) : undefined;
}

function numberOr(value: JsonValue | undefined, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}
