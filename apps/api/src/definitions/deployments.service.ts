import { Inject, Injectable } from '@nestjs/common';
import { type DeployRequest, type DeployResult } from '@fermata/contracts';
import {
  definitionKinds,
  errorAt,
  hasErrors,
  isObject,
  type DefinitionKind,
  type Problem,
} from '@fermata/model';
import {
  Database,
  DefinitionRepository,
  VersionRepository,
  type Acting,
  type Transaction,
} from '@fermata/persistence';
import { parseSource } from '@fermata/validation';
import type { Caller } from '../access/current.ts';
import { present } from '../http/page.dto.ts';
import { DATABASE } from '../runtime/providers.ts';
import { judgeSource, publishCommand, type JudgedSource } from './judge-source.ts';

type File = DeployRequest['files'][number];
type FileResult = DeployResult['files'][number];

/** Carries the results out of the transaction that a refusal or a dry run rolls back. */
class RolledBack extends Error {
  readonly files: readonly FileResult[];

  constructor(files: readonly FileResult[]) {
    super('rolled back');
    this.files = files;
  }
}

/** Publishes sets of files in one transaction, what is referred to first. */
@Injectable()
export class DeploymentsService {
  readonly #database: Database;

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  /** Publishes all files, or none when one of them has an error. */
  deploy(caller: Pick<Caller, 'projectId' | 'acting'>, request: DeployRequest): Promise<DeployResult> {
    return deployFiles(this.#database, caller, request);
  }
}

/** The deployment itself, also for the seed. */
export async function deployFiles(
  database: Database,
  caller: { readonly projectId: string; readonly acting: Acting },
  request: DeployRequest,
): Promise<DeployResult> {
  const work = async (tx: Transaction): Promise<readonly FileResult[]> => {
    const files = [];
    for (const file of inDeployOrder(request.files)) files.push(await deployFile(tx, file, request.note));
    const results = [...repeated(request.files), ...files];
    if (request.dryRun === true || results.some((file) => file.outcome === 'refused'))
      throw new RolledBack(results);
    return results;
  };
  try {
    return {
      deployed: true,
      files: inGivenOrder(request, await database.inProject(caller.projectId, work, caller.acting)),
    };
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error;
    return { deployed: false, files: inGivenOrder(request, error.files.map(withoutEffect)) };
  }
}

/** A rolled back file was not published, only judged. */
function withoutEffect(file: FileResult): FileResult {
  if (file.outcome === 'refused') return file;
  const { version: _version, ...rest } = file;
  return { ...rest, outcome: 'judged' };
}

async function deployFile(tx: Transaction, file: File, note: string | undefined): Promise<FileResult> {
  const judged = await judgeSource(tx, file.source, file.format);
  const { kind, name, problems } = judged;
  if (kind === undefined || name === undefined || hasErrors(problems)) {
    return { path: file.path, outcome: 'refused', problems, ...identity(judged) };
  }
  const key = { kind, name };
  const before = await new VersionRepository(tx).latest(key);
  const draft = await new DefinitionRepository(tx).saveDraft({ ...key, ...file, body: judged.body });
  const wanted = { ...key, revision: draft.draftRevision, ...present({ note }) };
  const version = await new VersionRepository(tx).publish(publishCommand(judged, wanted));
  const outcome = version.version === before?.version ? 'unchanged' : 'published';
  return { path: file.path, kind, name, outcome, version: version.version, problems };
}

function identity(judged: JudgedSource): Partial<Pick<FileResult, 'kind' | 'name'>> {
  return {
    ...(judged.kind === undefined ? {} : { kind: judged.kind }),
    ...(judged.name === undefined ? {} : { name: judged.name }),
  };
}

function inDeployOrder(files: readonly File[]): readonly File[] {
  const rank = (file: File): number => definitionKinds.indexOf(header(file).kind as DefinitionKind);
  return [...files].sort((one, other) => rank(one) - rank(other));
}

function inGivenOrder(request: DeployRequest, files: readonly FileResult[]): readonly FileResult[] {
  const place = new Map(request.files.map((file, index) => [file.path, index]));
  return [...files].sort((one, other) => (place.get(one.path) ?? 0) - (place.get(other.path) ?? 0));
}

/** Two files of one name in one set are a mistake: which of them should be the version? */
function repeated(files: readonly File[]): FileResult[] {
  const seen = new Map<string, string>();
  return files.flatMap((file) => {
    const { kind, name } = header(file);
    const key = `${kind}/${name}`;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, file.path);
    return first === undefined
      ? []
      : [{ path: file.path, outcome: 'refused' as const, problems: [twice(first)] }];
  });
}

function twice(first: string): Problem {
  return errorAt('/name', 'definition.repeated', `This set defines it already in ${first}.`);
}

function header(file: File): { kind: unknown; name: unknown } {
  const { value } = parseSource(file.source, file.format);
  return isObject(value) ? { kind: value['kind'], name: value['name'] } : { kind: file.path, name: '' };
}
