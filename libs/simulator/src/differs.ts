import { canonicalJson, type JsonValue } from '@fermata/model';
import { lengthMs, shortTime } from './time.ts';

/** A sentence if a value is not the wanted one; nothing wanted is never different. */
export function differs(
  name: string,
  wanted: JsonValue | undefined,
  given: JsonValue | undefined,
): readonly string[] {
  if (wanted === undefined) return [];
  const [left, right] = [canonicalJson(wanted), given === undefined ? 'nothing' : canonicalJson(given)];
  return left === right ? [] : [`${name} is ${right}, expected ${left}`];
}

/** The same of a time since the start, given in milliseconds and wanted as an ISO 8601 duration. */
export function timeDiffers(
  name: string,
  wanted: string | undefined,
  givenMs: number | undefined,
): readonly string[] {
  if (wanted === undefined || lengthMs(wanted) === givenMs) return [];
  const given = givenMs === undefined ? 'nothing' : shortTime(givenMs);
  return [`${name} is ${given}, expected ${shortTime(lengthMs(wanted))}`];
}
