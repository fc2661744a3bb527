import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  AppError,
  type InstanceCounts,
  type InstanceDetail,
  type InstanceSummary,
  type OperateAnswer,
  type Operation,
  type Page,
  type VisitRow,
} from '@fermata/contracts';
import { parseReference, said } from '@fermata/model';
import {
  Database,
  GrantRepository,
  InstanceRepository,
  OperationRepository,
  StartRepository,
  VersionRepository,
  type DefinitionVersion,
  type PageRequest,
  type Transaction,
} from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import type { Environment } from '../config/environment.ts';
import { onceOnly, type Repeatable } from '../http/idempotent.ts';
import { pageRequestOf, present } from '../http/page.dto.ts';
import { DATABASE, ENVIRONMENT } from '../runtime/providers.ts';
import { detailAnswer, summaryAnswer, visitAnswer } from './instance.answer.ts';
import { filterOf } from './filter-of.ts';
import type { InstanceFilterQuery, ListInstancesQuery, StartInstanceDto } from './instance.dto.ts';
import { prepareStart } from './prepare-start.ts';
import { TemporalLinks } from './temporal-links.ts';

/** Children that the detail of an instance shows. */
const shownChildren = 100;

/** What instances can be asked for. Reads come from the projection; everything that acts goes through the outbox. */
@Injectable()
export class InstancesService {
  readonly #database: Database;
  readonly #links: TemporalLinks;

  constructor(@Inject(DATABASE) database: Database, @Inject(ENVIRONMENT) environment: Environment) {
    this.#database = database;
    this.#links = new TemporalLinks(environment);
  }

  /**
   * Starts an instance, or gives the one that this key has started as it is now: also when another version has been
   * published meanwhile.
   */
  start(caller: Caller, body: StartInstanceDto, once: Repeatable): Promise<InstanceDetail> {
    const begin = async (tx: Transaction): Promise<{ readonly id: string }> => {
      const version = await publishedVersion(tx, body.workflow);
      await demandStart(tx, caller, version.name);
      const prepared = prepareStart(version, body);
      const started = await new StartRepository(tx).requestStart({
        definition: version.name,
        version: version.version,
        trigger: { type: 'manual' },
        triggerName: 'manual',
        key: `${caller.subject.userId}/${once?.key ?? randomUUID()}`,
        startedBy: caller.subject.userId,
        ...prepared,
      });
      return { id: started.instance.id };
    };
    const start = async (tx: Transaction): Promise<InstanceDetail> => {
      const { id } = await onceOnly(tx, once, () => begin(tx));
      return this.#detail(tx, id);
    };
    return this.#database.inProject(caller.projectId, start, caller.acting);
  }

  /** Instances, newest first unless the query says otherwise. */
  list(caller: Caller, query: ListInstancesQuery): Promise<Page<InstanceSummary>> {
    return this.#read(caller, async (tx) => {
      const page = await new InstanceRepository(tx).list(filterOf(query), pageRequestOf(query), query.order);
      return { ...page, items: page.items.map(summaryAnswer) };
    });
  }

  /** How many of each status fit, each counted up to a bound. */
  counts(caller: Caller, query: InstanceFilterQuery): Promise<InstanceCounts> {
    return this.#read(caller, async (tx) => ({
      statuses: await new InstanceRepository(tx).countByStatus(filterOf(query)),
    }));
  }

  /** One instance, or `instance.unknown`. */
  get(caller: Caller, id: string): Promise<InstanceDetail> {
    return this.#read(caller, (tx) => this.#detail(tx, id));
  }

  /** The visits of one instance. */
  visits(caller: Caller, id: string, page: PageRequest): Promise<Page<VisitRow>> {
    return this.#read(caller, async (tx) => {
      await existing(tx, id);
      const visits = await new InstanceRepository(tx).visits(id, page);
      return { ...visits, items: visits.items.map(visitAnswer) };
    });
  }

  /** Records an operator's verb; the relay carries it to the workflow, whose verdict the audit log keeps. */
  operate(
    caller: Caller,
    instanceId: string,
    wanted: Pick<Operation, 'verb' | 'reason' | 'visit'>,
  ): Promise<OperateAnswer> {
    const request = async (tx: Transaction): Promise<OperateAnswer> => {
      const visit = wanted.verb === 'retry' ? await demandVisit(tx, instanceId, wanted.visit) : undefined;
      const { verb, reason } = wanted;
      const by = { id: randomUUID(), actor: caller.subject.userId };
      const operation: Operation = { verb, reason, ...by, ...present({ visit }) };
      await new OperationRepository(tx).request(instanceId, operation);
      return { id: operation.id, verb: operation.verb, instanceId };
    };
    return this.#database.inProject(caller.projectId, request, caller.acting);
  }

  async #detail(tx: Transaction, id: string): Promise<InstanceDetail> {
    const instance = await existing(tx, id);
    const children = await new InstanceRepository(tx).list({ parentId: id }, { limit: shownChildren });
    return detailAnswer(instance, children.items, this.#links.ofInstance(id));
  }

  #read<T>(caller: Caller, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.#database.inProject(caller.projectId, work, caller.acting);
  }
}

async function existing(tx: Transaction, id: string) {
  const instance = await new InstanceRepository(tx).get(id);
  if (instance === undefined)
    throw new AppError('instance.unknown', said`There is no instance "${{ id }}"`, { status: 404 });
  return instance;
}

/** The visit that a retry is about: the named one, else the newest in trouble. */
async function demandVisit(tx: Transaction, instanceId: string, named: string | undefined): Promise<string> {
  await existing(tx, instanceId);
  const visit = named ?? (await new InstanceRepository(tx).visitToRetry(instanceId));
  if (visit !== undefined) return visit;
  throw new AppError('instance.nothing-to-retry', said`No step of this instance is held or has failed`, {
    status: 409,
  });
}

async function publishedVersion(tx: Transaction, text: string): Promise<DefinitionVersion> {
  const reference = parseReference(text);
  const versions = new VersionRepository(tx);
  const [name, wanted] = text.split('@');
  const key = { kind: 'workflow', name: name ?? '' } as const;
  const found =
    wanted === undefined
      ? (await versions.latestOf('workflow', [key.name]))[0]
      : await versions.get(key, Number(wanted));
  if (found !== undefined && reference !== undefined) return found;
  throw new AppError('definition.unknown', said`No workflow "${{ text }}" is published`, { status: 404 });
}

async function demandStart(tx: Transaction, caller: Caller, name: string): Promise<void> {
  const { subject } = caller;
  if (subject.permissions.has('instance.start')) return;
  const grants = new GrantRepository(tx);
  if (await grants.mayStart({ kind: 'workflow', name }, subject.userId, subject.groups)) return;
  throw new AppError(
    'access.forbidden',
    said`You may not start ${{ name }}: needs instance.start or a grant`,
    {
      status: 403,
    },
  );
}
