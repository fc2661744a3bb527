import { isObject, type JsonValue } from '@fermata/model';
import { VersionRepository, type Transaction } from '@fermata/persistence';
import { parseSource } from '@fermata/validation';
import { mutual, type Headed } from './deploy-order.ts';

/** A workflow that is published together with those that refer to it, as the version that it will be. */
export interface BundledWorkflow {
  readonly name: string;
  readonly version: number;
  readonly body: JsonValue;
}

/** Workflows that start each other, by name: each is judged as if the others were published (rule S1). */
export type Bundle = ReadonlyMap<string, BundledWorkflow>;

/** No workflow of a bundle became the version that the others were told: with what is known now it is tried again. */
export class Misjudged extends Error {
  readonly versions: ReadonlyMap<string, number>;

  constructor(versions: ReadonlyMap<string, number>) {
    super('a workflow of a bundle became another version');
    this.versions = versions;
  }
}

/**
 * The bundle of a set of files. Which versions they will be is not known before all are judged: it begins with the
 * latest ones, so that what has not changed stays as it is, and goes on with what the last attempt has found.
 */
export async function bundleOf(
  tx: Transaction,
  files: readonly Headed[],
  found: ReadonlyMap<string, number>,
): Promise<Bundle> {
  const bundle = new Map<string, BundledWorkflow>();
  for (const name of mutual(files)) {
    const file = files.find((one) => one.name === name)?.file;
    if (file === undefined) continue;
    const latest = await new VersionRepository(tx).latest({ kind: 'workflow', name });
    const { value } = parseSource(file.source, file.format);
    const version = found.get(name) ?? latest?.version ?? 1;
    bundle.set(name, { name, version, body: isObject(value) ? value : null });
  }
  return bundle;
}
