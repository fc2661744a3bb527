import type { DefinitionVersion } from '@fermata/contracts';
import { taken } from '../api/client.ts';
import { fetchVersion } from '../api/fetch-version.ts';
import { definitionsGet } from '../api/generated/sdk.gen.ts';

/** The key of a workflow that is looked into; below `definitions`, so that a publish asks for it anew. */
export function keyOfChild(name: string, version: number | undefined): readonly unknown[] {
  return ['definitions', 'child', name, version ?? 'latest'];
}

/** A published version of a workflow, the latest where none is named. */
export async function fetchChild(
  name: string,
  version: number | undefined,
  signal: AbortSignal,
): Promise<DefinitionVersion> {
  const path = { kind: 'workflow' as const, name };
  const wanted = version ?? (await taken(definitionsGet({ path, signal }))).latestVersion;
  return fetchVersion({ ...path, version: wanted }, signal);
}
