import {
  canonicalJson,
  parseReference,
  type Expectation,
  type ExpectedEvent,
  type JsonValue,
} from '@fermata/model';
import type { SimulationResult } from './simulate.ts';
import { lengthMs, shortTime } from './time.ts';

/**
 * Everything in which a result differs from what a test expects, in plain sentences; empty = it passed. Only what is
 * named is compared. An event is compared by the name of its definition, which is its type unless that says another.
 */
export function differences(expected: Expectation, result: SimulationResult): readonly string[] {
  const { status, output, error, path, visited, avoided, vars, emitted, elapsed } = expected;
  return [
    ...differs('status', status, result.status),
    ...differs('output', output, result.output),
    ...differs('error', error, result.error?.code),
    ...differs('path', path, result.path),
    ...(visited ?? []).filter((id) => !result.path.includes(id)).map((id) => `${id} was never visited`),
    ...(avoided ?? []).filter((id) => result.path.includes(id)).map((id) => `${id} was visited`),
    ...Object.entries(vars ?? {}).flatMap(([name, value]) =>
      differs(`vars.${name}`, value, result.vars[name]),
    ),
    ...emittedDiffers(emitted, result),
    ...(elapsed === undefined
      ? []
      : differs('elapsed', shortTime(lengthMs(elapsed)), shortTime(result.elapsedMs))),
  ];
}

function differs(
  name: string,
  wanted: JsonValue | undefined,
  given: JsonValue | undefined,
): readonly string[] {
  if (wanted === undefined) return [];
  const [left, right] = [canonicalJson(wanted), given === undefined ? 'nothing' : canonicalJson(given)];
  return left === right ? [] : [`${name} is ${right}, expected ${left}`];
}

function emittedDiffers(
  wanted: readonly ExpectedEvent[] | undefined,
  { emitted }: SimulationResult,
): readonly string[] {
  if (wanted === undefined) return [];
  const count = differs('number of events', wanted.length, emitted.length);
  const each = wanted.flatMap(({ event, data, key }, index) => [
    ...differs(`event ${index + 1}`, parseReference(event)?.name ?? event, emitted[index]?.event),
    ...differs(`data of event ${index + 1}`, data, emitted[index]?.data),
    ...differs(`key of event ${index + 1}`, key, emitted[index]?.eventKey),
  ]);
  return [...count, ...each];
}
