import { Inject, Injectable } from '@nestjs/common';
import { AppError, type DeployRequest, type DeployResult } from '@fermata/contracts';
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
  type DefinitionKey,
} from '@fermata/persistence';
import { parseSource } from '@fermata/validation';
import type { Caller } from '../access/current.ts';
import { onceOnly, type Repeatable } from '../http/idempotent.ts';
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

  /** Publishes all files, or none: `deployment.refused` (422) carries the verdict on each when one has an error. */
  async deploy(caller: Caller, request: DeployRequest, once: Repeatable): Promise<DeployResult> {
    const result = await deployFiles(this.#database, caller, request, once);
    const refusedFiles = result.files.filter((file) => file.outcome === 'refused').length;
    if (refusedFiles === 0) return result;
    const message = `${refusedFiles} of ${result.files.length} files cannot be published; nothing was changed`;
    throw new AppError('deployment.refused', message, { status: 422, details: { ...result } });
  }
}

/** The deployment itself, also for the seed. */
export async function deployFiles(
  database: Database,
  caller: { readonly projectId: string; readonly acting: Acting },
  request: DeployRequest,
  once?: Repeatable,
): Promise<DeployResult> {
  const deploy = async (tx: Transaction): Promise<readonly FileResult[]> => {
    const twins = repeated(request.files);
    const results: FileResult[] = [];
    for (const file of inDeployOrder(request.files)) {
      const twin = twins.get(file);
      results.push(twin ?? (await deployFile(tx, file, request.note)));
    }
    if (request.dryRun === true || results.some((file) => file.outcome === 'refused'))
      throw new RolledBack(results);
    return results;
  };
  const work = (tx: Transaction) => onceOnly(tx, once, () => deploy(tx));
  try {
    const files = await database.inProject(caller.projectId, work, caller.acting);
    return { deployed: true, files: inGivenOrder(request, files) };
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
  const foreign = await draftInProgress(tx, key, file);
  if (foreign !== undefined) {
    return { path: file.path, kind, name, outcome: 'refused', problems: [...problems, foreign] };
  }
  const before = await new VersionRepository(tx).latest(key);
  const draft = await new DefinitionRepository(tx).saveDraft({ ...key, ...file, body: judged.body });
  const wanted = { ...key, revision: draft.draftRevision, ...present({ note }) };
  const version = await new VersionRepository(tx).publish(publishCommand(judged, wanted));
  const outcome = version.version === before?.version ? 'unchanged' : 'published';
  return { path: file.path, kind, name, outcome, version: version.version, problems };
}

/** A draft that says something else than the latest version and than the file is somebody's work: it is not lost. */
async function draftInProgress(
  tx: Transaction,
  key: DefinitionKey,
  file: File,
): Promise<Problem | undefined> {
  const present = await new DefinitionRepository(tx).get(key);
  const draft = present?.draft ?? undefined;
  if (draft === undefined || present?.isChanged !== true || draft.source === file.source) return undefined;
  const who = `${draft.by} saved at ${draft.at.toISOString()}`;
  return errorAt(
    '',
    'definition.draft',
    `There is a draft that was never published: ${who}.`,
    'publish or restore it first',
  );
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
  const place = (file: FileResult): number => request.files.findIndex(({ path }) => path === file.path);
  return [...files].sort((one, other) => place(one) - place(other));
}

/** Two files of one name in one set are a mistake: which of them should be the version? The later ones are refused. */
function repeated(files: readonly File[]): ReadonlyMap<File, FileResult> {
  const first = new Map<string, string>();
  const twins = new Map<File, FileResult>();
  for (const file of files) {
    const { kind, name } = header(file);
    if (typeof kind !== 'string' || typeof name !== 'string') continue;
    const before = first.get(`${kind}/${name}`);
    if (before === undefined) first.set(`${kind}/${name}`, file.path);
    else twins.set(file, { path: file.path, outcome: 'refused', problems: [twice(before)] });
  }
  return twins;
}

function twice(first: string): Problem {
  return errorAt('/name', 'definition.repeated', `This set defines it already in ${first}.`);
}

function header(file: File): { kind?: unknown; name?: unknown } {
  const { value } = parseSource(file.source, file.format);
  return isObject(value) ? { kind: value['kind'], name: value['name'] } : {};
}
