import { isObject, type JsonObject } from '@fermata/model';

/** How many instances run on each version, newest version first. */
export function perVersion(
  instances: readonly { readonly version: number }[],
): readonly { readonly version: number; readonly count: number }[] {
  const counts = new Map<number, number>();
  for (const { version } of instances) counts.set(version, (counts.get(version) ?? 0) + 1);
  return [...counts].map(([version, count]) => ({ version, count })).sort((a, b) => b.version - a.version);
}

/** Names of the events that start the workflow, of any draft, however broken. */
export function eventTriggers({ triggers }: JsonObject): readonly string[] {
  if (!Array.isArray(triggers)) return [];
  const names = triggers.flatMap((one) =>
    isObject(one) && typeof one['event'] === 'string' ? [one['event']] : [],
  );
  return [...new Set(names)];
}
