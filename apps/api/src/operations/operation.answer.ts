import type { OperatePreview } from '@fermata/contracts';
import { isObject, type JsonValue } from '@fermata/model';

const members = Object.freeze([
  'accepted',
  'reason',
  'problems',
  'status',
  'opened',
  'withdrawn',
  'superseded',
  'settled',
] as const);

/** What the workflow says of a verb beforehand, as the API answers it. */
export function previewAnswer(said: JsonValue): OperatePreview {
  if (!isObject(said)) return { accepted: false, reason: 'verb.unknown' };
  const known = members.filter((name) => said[name] !== undefined).map((name) => [name, said[name]] as const);
  return { accepted: false, ...Object.fromEntries(known) };
}
