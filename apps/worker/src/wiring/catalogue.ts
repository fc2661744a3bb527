import { createHash } from 'node:crypto';
import { executors } from '@fermata/executors';
import { canonicalJson, type JsonValue } from '@fermata/model';
import { CatalogueRepository, type CatalogueEntry, type Database } from '@fermata/persistence';
import { describeActivity, type ActivityDefinition } from '@fermata/sdk';
import { asJson, projectIds } from './database-ports.ts';

/** Everything that this worker can perform, as authors and publish see it. */
export function catalogueOf(
  activities: readonly ActivityDefinition[],
  defaultQueue: string,
): readonly CatalogueEntry[] {
  const own = executors.map(({ name, version, title, inputSchema, outputSchema, errors }) =>
    entry({
      name,
      version,
      title,
      inputSchema,
      outputSchema,
      errors: asJson(errors),
      queue: defaultQueue,
      defaults: {},
    }),
  );
  return [...own, ...activities.map((activity) => activityEntry(activity, defaultQueue))];
}

function activityEntry(activity: ActivityDefinition, defaultQueue: string): CatalogueEntry {
  const { name, version, title, inputSchema, outputSchema, errors, defaults } = describeActivity(activity);
  return entry({
    name,
    version,
    title,
    inputSchema: inputSchema as JsonValue,
    outputSchema: outputSchema as JsonValue,
    errors: asJson(errors),
    queue: defaults.queue ?? defaultQueue,
    defaults: asJson(defaults),
  });
}

type Described = Omit<CatalogueEntry, 'version' | 'hash'> & { readonly version: number };

function entry(described: Described): CatalogueEntry {
  const hash = createHash('sha256')
    .update(canonicalJson(asJson(described)))
    .digest('hex');
  return { ...described, version: String(described.version), hash };
}

/** Tells every project what this worker has: once at its start, then as its sign of life. */
export async function reportCatalogue(database: Database, entries: readonly CatalogueEntry[]): Promise<void> {
  for (const projectId of await projectIds(database))
    await database.inProject(projectId, (tx) => new CatalogueRepository(tx).report(entries));
}
