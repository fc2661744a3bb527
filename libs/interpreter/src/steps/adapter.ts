import type { JsonValue } from '@fermata/model';
import { ok, type Result } from '../expression/result.ts';
import type { Reader } from '../expression/reader.ts';
import type { TaskAdapter } from '../plan/adapter.ts';

/** The input of an implementation, from the `input` of its task; the same unless the task says. */
export function adaptInput(
  read: Reader,
  adapter: TaskAdapter | undefined,
  input: JsonValue,
): Result<JsonValue> {
  if (adapter?.with === undefined) return ok(input);
  return read.over({ input, now: read.scope['now'] ?? null }).value(adapter.with);
}

/** The output of a task, from the `output` of its implementation; the same unless the task says. */
export function adaptOutput(
  read: Reader,
  adapter: TaskAdapter | undefined,
  output: JsonValue,
): Result<JsonValue> {
  if (adapter?.result === undefined) return ok(output);
  return read.over({ output, now: read.scope['now'] ?? null }).value(adapter.result);
}
