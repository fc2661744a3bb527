import { Inject, Injectable } from '@nestjs/common';
import { AppError, type DeployRequest, type DeployResult } from '@fermata/contracts';
import { errorAt, hasErrors, said, type Problem } from '@fermata/model';
import {
  Database,
  DefinitionRepository,
  VersionRepository,
  type Acting,
  type Transaction,
  type DefinitionKey,
} from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { onceOnly, type Repeatable } from '../http/idempotent.ts';
import { present } from '../http/page.dto.ts';
import { DATABASE } from '../runtime/providers.ts';
import { bundleOf, Misjudged, type Bundle } from './bundle.ts';
import { headed, inDeployOrder, type File, type Headed } from './deploy-order.ts';
import { judgeSource, publishCommand, type JudgedSource } from './judge-source.ts';

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
    const message = said`${{ refused: refusedFiles }} of ${{ count: result.files.length }} files cannot be published; nothing was changed`;
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
  const ordered = inDeployOrder(request.files.map(headed));
  const within = (found: ReadonlyMap<string, number>) => (tx: Transaction) =>
    onceOnly(tx, once, () => deployAll(tx, { request, ordered, found }));
  const deploy = (found: ReadonlyMap<string, number>) =>
    database.inProject(caller.projectId, within(found), caller.acting);
  try {
    const files = await untilJudged(deploy, ordered.length);
    return { deployed: true, files: inGivenOrder(request, files) };
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error;
    return { deployed: false, files: inGivenOrder(request, error.files.map(withoutEffect)) };
  }
}

/** Each attempt learns the version of one more workflow of a bundle, so there are no more attempts than files. */
async function untilJudged<T>(
  deploy: (found: ReadonlyMap<string, number>) => Promise<T>,
  attempts: number,
): Promise<T> {
  let found: ReadonlyMap<string, number> = new Map();
  for (let left = attempts; ; left -= 1) {
    try {
      return await deploy(found);
    } catch (error) {
      if (!(error instanceof Misjudged) || left <= 0) throw error;
      found = new Map([...found, ...error.versions]);
    }
  }
}

interface Deployment {
  readonly request: DeployRequest;
  readonly ordered: readonly Headed[];
  readonly found: ReadonlyMap<string, number>;
}

async function deployAll(
  tx: Transaction,
  { request, ordered, found }: Deployment,
): Promise<readonly FileResult[]> {
  const twins = repeated(ordered, request.files);
  const bundle = await bundleOf(tx, ordered, found);
  const results: FileResult[] = [];
  for (const { file } of ordered) {
    results.push(twins.get(file) ?? (await deployFile(tx, file, { note: request.note, bundle })));
  }
  const isRefused = results.some((file) => file.outcome === 'refused');
  if (!isRefused) demandVersions(results, bundle);
  if (request.dryRun === true || isRefused) throw new RolledBack(results);
  return results;
}

function demandVersions(results: readonly FileResult[], bundle: Bundle): void {
  const other = results.flatMap(({ kind, name, version }) => {
    const told = kind === 'workflow' ? bundle.get(name ?? '')?.version : undefined;
    return told === undefined || version === undefined || told === version
      ? []
      : [[name ?? '', version] as const];
  });
  if (other.length > 0) throw new Misjudged(new Map(other));
}

/** A rolled back file was not published, only judged. */
function withoutEffect(file: FileResult): FileResult {
  if (file.outcome === 'refused') return file;
  const { version: _version, ...rest } = file;
  return { ...rest, outcome: 'judged' };
}

async function deployFile(
  tx: Transaction,
  file: File,
  { note, bundle }: { readonly note: string | undefined; readonly bundle: Bundle },
): Promise<FileResult> {
  const judged = await judgeSource(tx, file.source, file.format, bundle);
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
    said`There is a draft that was never published: ${{ who }}.`,
    said`publish or restore it first`,
  );
}

function identity(judged: JudgedSource): Partial<Pick<FileResult, 'kind' | 'name'>> {
  return {
    ...(judged.kind === undefined ? {} : { kind: judged.kind }),
    ...(judged.name === undefined ? {} : { name: judged.name }),
  };
}

function inGivenOrder(request: DeployRequest, files: readonly FileResult[]): readonly FileResult[] {
  const place = (file: FileResult): number => request.files.findIndex(({ path }) => path === file.path);
  return [...files].sort((one, other) => place(one) - place(other));
}

/** Two files of one name in one set are a mistake: which of them should be the version? The later ones are refused. */
function repeated(heads: readonly Headed[], files: readonly File[]): ReadonlyMap<File, FileResult> {
  const first = new Map<string, string>();
  const twins = new Map<File, FileResult>();
  for (const file of files) {
    const { kind, name } = heads.find((one) => one.file === file) ?? {};
    if (typeof kind !== 'string' || typeof name !== 'string') continue;
    const before = first.get(`${kind}/${name}`);
    if (before === undefined) first.set(`${kind}/${name}`, file.path);
    else twins.set(file, { path: file.path, outcome: 'refused', problems: [twice(before)] });
  }
  return twins;
}

function twice(first: string): Problem {
  return errorAt('/name', 'definition.repeated', said`This set defines it already in ${{ first }}.`);
}
