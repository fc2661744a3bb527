import type { DeployRequest } from '@fermata/contracts';
import { isDefinitionKind, isObject } from '@fermata/model';
import { DefinitionRepository, type Database, type Transaction } from '@fermata/persistence';
import { parseSource } from '@fermata/validation';
import { defaultProject } from './seed-people.ts';

type Files = DeployRequest['files'];

/** The files whose definitions are not there yet: what people have made of the demo since is theirs. */
export function missingFiles(database: Database, files: Files): Promise<Files> {
  return database.inProject(defaultProject, async (tx) => {
    const missing = [];
    for (const file of files) if (!(await isThere(tx, file))) missing.push(file);
    return missing;
  });
}

async function isThere(tx: Transaction, file: Files[number]): Promise<boolean> {
  const { value } = parseSource(file.source, file.format);
  if (!isObject(value) || !isDefinitionKind(value['kind']) || typeof value['name'] !== 'string') return false;
  const found = await new DefinitionRepository(tx).get({ kind: value['kind'], name: value['name'] });
  return found !== undefined && found.latestVersion > 0;
}
