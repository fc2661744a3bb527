import type { DefinitionVersion } from '@fermata/contracts';
import { isObject } from '@fermata/model';

/** The form of the first manual trigger that has one, as publish has pinned it; undefined where there is none. */
export function startFormOf({
  body,
  references,
}: Pick<DefinitionVersion, 'body' | 'references'>):
  { readonly name: string; readonly version: number } | undefined {
  const triggers = isObject(body) && Array.isArray(body['triggers']) ? body['triggers'] : [];
  const place = triggers.findIndex(
    (one) => isObject(one) && one['manual'] === true && one['form'] !== undefined,
  );
  const pinned = references[`/triggers/${place}/form`];
  const [name, version] = pinned?.split('@') ?? [];
  if (name === undefined || version === undefined) return undefined;
  return { name, version: Number(version) };
}
