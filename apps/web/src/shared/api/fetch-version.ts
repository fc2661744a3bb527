import type { DefinitionVersion } from '@fermata/contracts';
import type { DefinitionKind } from '@fermata/model';
import { taken } from './client.ts';
import { versionsHistory, versionsVersion } from './generated/sdk.gen.ts';

interface VersionKey {
  readonly kind: DefinitionKind;
  readonly name: string;
  readonly version: number;
}

/**
 * A published version. With `fetchVersions` the one border between the generated client, to which a body is any value,
 * and the contract, by which it is JSON: the body came as JSON, and both are written from the same classes of the API.
 */
export async function fetchVersion(path: VersionKey, signal: AbortSignal): Promise<DefinitionVersion> {
  return (await taken(versionsVersion({ path, signal }))) as unknown as DefinitionVersion;
}

/** The versions of a definition, newest first. */
export async function fetchVersions(
  path: Omit<VersionKey, 'version'>,
  signal: AbortSignal,
): Promise<readonly DefinitionVersion[]> {
  return (await taken(versionsHistory({ path, signal }))).items as unknown as readonly DefinitionVersion[];
}
