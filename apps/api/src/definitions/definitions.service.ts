import { Inject, Injectable } from '@nestjs/common';
import {
  AppError,
  type DefinitionComparison,
  type DefinitionDetail,
  type DefinitionSummary,
  type DefinitionVersion,
  type DraftVerdict,
  type Page,
  type UsedBy,
} from '@fermata/contracts';
import { hasErrors, isObject, said, type JsonValue, type Problem } from '@fermata/model';
import {
  CopyRepository,
  Database,
  DefinitionListRepository,
  DefinitionRepository,
  VersionRepository,
  type DefinitionKey,
  type Findings,
  type PageRequest,
  type Transaction,
} from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { onceOnly, type Repeatable } from '../http/idempotent.ts';
import { pageRequestOf, present } from '../http/page.dto.ts';
import { DATABASE } from '../runtime/providers.ts';
import { compareDocuments } from './compare.ts';
import {
  detailAnswer,
  listedAnswer,
  useAnswer,
  versionAnswer,
  versionSummaryAnswer,
} from './definition.answer.ts';
import { existing } from './existing.ts';
import type { ListDefinitionsQuery, SourceDto } from './definition.dto.ts';
import { judgeSource, publishCommand, type JudgedSource } from './judge-source.ts';
import { renamedSource } from './renamed-source.ts';

/** Drafts, versions and what becomes of them. Every write is one transaction with its audit row. */
@Injectable()
export class DefinitionsService {
  readonly #database: Database;

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  /** Definitions that fit, page by page. */
  list(caller: Caller, query: ListDefinitionsQuery): Promise<Page<DefinitionSummary>> {
    const { kind, text, tag, archived, deleted, order } = query;
    const filter = present({ kind, text, tag, archived, deleted, order });
    return this.#within(caller, async (tx) => {
      const definitions = new DefinitionListRepository(tx);
      const page = await definitions.list(filter, pageRequestOf(query));
      const workflows = page.items.filter((item) => item.kind === 'workflow').map((item) => item.name);
      const open = workflows.length === 0 ? new Map() : await definitions.openInstances(workflows);
      return { ...page, items: page.items.map((row) => listedAnswer(row, open)) };
    });
  }

  /** One definition with its draft. */
  get(caller: Caller, key: DefinitionKey): Promise<DefinitionDetail> {
    return this.#within(caller, async (tx) => detailAnswer(await existing(tx, key)));
  }

  /** Judges a text and stores nothing. */
  judge(caller: Caller, source: SourceDto): Promise<JudgedSource> {
    return this.#within(caller, (tx) => judgeSource(tx, source.source, source.format));
  }

  /** Saves the draft, findings or not; only a text that cannot be read, or is of another name, is refused. */
  saveDraft(
    caller: Caller,
    key: DefinitionKey,
    source: SourceDto,
    ifRevision?: number,
  ): Promise<DraftVerdict> {
    return this.#within(caller, async (tx) => {
      const judged = await judgeSource(tx, source.source, source.format);
      demandReadable(judged, key);
      const { source: text, format } = source;
      const command = {
        ...key,
        source: text,
        format,
        body: judged.body,
        ...present({ ifRevision }),
        findings: findingsOf(judged.problems),
      };
      const saved = await new DefinitionRepository(tx).saveDraft(command);
      return { ...key, revision: saved.draftRevision, problems: judged.problems };
    });
  }

  /** Publishes a draft revision, or refuses with all problems. */
  publish(
    caller: Caller,
    key: DefinitionKey,
    wanted: { revision: number; note?: string },
  ): Promise<DefinitionVersion> {
    return this.#within(caller, async (tx) => {
      const { draft } = await existing(tx, key);
      if (draft === null)
        throw new AppError('definition.no-draft', said`There is no draft to publish`, { status: 409 });
      const judged = await judgeSource(tx, draft.source, draft.format);
      if (hasErrors(judged.problems)) throw refused(judged.problems);
      const version = await new VersionRepository(tx).publish(publishCommand(judged, { ...key, ...wanted }));
      return { ...versionAnswer(version), problems: judged.problems };
    });
  }

  /** The versions of a definition, newest first. */
  history(caller: Caller, key: DefinitionKey, page: PageRequest): Promise<Page<DefinitionVersion>> {
    return this.#within(caller, async (tx) => {
      await existing(tx, key);
      const found = await new DefinitionListRepository(tx).history(key, page);
      return { ...found, items: found.items.map(versionSummaryAnswer) };
    });
  }

  /** One version, whole. */
  version(caller: Caller, key: DefinitionKey, version: number): Promise<DefinitionVersion> {
    return this.#within(caller, async (tx) => versionAnswer(await existingVersion(tx, key, version)));
  }

  /** What changed between two versions, or a version and the draft. */
  compare(
    caller: Caller,
    key: DefinitionKey,
    pair: { from: string; to: string },
  ): Promise<DefinitionComparison> {
    return this.#within(caller, async (tx) => {
      const [before, after] = [await documentOf(tx, key, pair.from), await documentOf(tx, key, pair.to)];
      return { ...pair, changes: compareDocuments(before, after) };
    });
  }

  /** Makes the text of a version the draft again. */
  restore(
    caller: Caller,
    key: DefinitionKey,
    version: number,
    ifRevision?: number,
  ): Promise<DefinitionDetail> {
    return this.#within(caller, async (tx) =>
      detailAnswer(await new CopyRepository(tx).restore(key, version, ifRevision)),
    );
  }

  /** Makes a definition of another name out of the draft, or the latest version. */
  duplicate(caller: Caller, key: DefinitionKey, name: string, once: Repeatable): Promise<DefinitionDetail> {
    const copy = async (tx: Transaction): Promise<DefinitionDetail> => {
      const origin = await existing(tx, key);
      const text = origin.draft ?? (await existingVersion(tx, key, origin.latestVersion));
      const source = renamedSource(text.source, text.format, name);
      const body = isObject(text.body) ? { ...text.body, name } : text.body;
      const made = { name, source, format: text.format, body };
      return detailAnswer(await new CopyRepository(tx).duplicate(key, made));
    };
    return this.#within(caller, (tx) => onceOnly(tx, once, () => copy(tx)));
  }

  /** Marks a definition: deleted or not, archived or not. */
  mark(
    caller: Caller,
    key: DefinitionKey,
    mark: 'delete' | 'undelete' | 'archive' | 'unarchive',
  ): Promise<DefinitionDetail> {
    return this.#within(caller, async (tx) => detailAnswer(await new DefinitionRepository(tx)[mark](key)));
  }

  /** Replaces the tags. */
  setTags(caller: Caller, key: DefinitionKey, tags: readonly string[]): Promise<DefinitionDetail> {
    return this.#within(caller, async (tx) =>
      detailAnswer(await new DefinitionRepository(tx).setTags(key, tags)),
    );
  }

  /** Which published versions refer to it. */
  usedBy(caller: Caller, key: DefinitionKey): Promise<Page<UsedBy>> {
    return this.#within(caller, async (tx) => {
      const uses = await new DefinitionListRepository(tx).whereUsed(key);
      return { items: uses.map((use) => useAnswer(use, key.name)) };
    });
  }

  #within<T>(caller: Caller, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.#database.inProject(caller.projectId, work, caller.acting);
  }
}

async function existingVersion(tx: Transaction, key: DefinitionKey, version: number) {
  const found = await new VersionRepository(tx).get(key, version);
  if (found !== undefined) return found;
  throw new AppError(
    'version.unknown',
    said`${{ kind: key.kind }} "${{ name: key.name }}" has no version ${{ version }}`,
    {
      status: 404,
    },
  );
}

async function documentOf(tx: Transaction, key: DefinitionKey, which: string): Promise<JsonValue> {
  if (which !== 'draft') return (await existingVersion(tx, key, Number(which))).body;
  const { draft } = await existing(tx, key);
  if (draft !== null) return draft.body;
  throw new AppError(
    'definition.no-draft',
    said`${{ kind: key.kind }} "${{ name: key.name }}" has no draft`,
    { status: 404 },
  );
}

function findingsOf(problems: readonly Problem[]): Findings {
  const count = (severity: Problem['severity']): number =>
    problems.filter((problem) => problem.severity === severity).length;
  return { errors: count('error'), warnings: count('warning') };
}

function demandReadable(judged: JudgedSource, key: DefinitionKey): void {
  if (judged.kind === key.kind && judged.name === key.name) return;
  if (judged.kind === undefined) throw refused(judged.problems);
  const message = said`The text is of ${{ kind: judged.kind }} "${{ name: judged.name ?? '' }}", not of ${{ wantedKind: key.kind }} "${{ wantedName: key.name }}"`;
  throw new AppError('definition.other', message, { status: 422 });
}

/** The refusal of a text with all its problems. */
export function refused(problems: readonly Problem[]): AppError {
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const message =
    errors === 1 ? said`The definition has 1 error` : said`The definition has ${{ errors }} errors`;
  return new AppError('definition.refused', message, { status: 422, details: { problems } });
}
