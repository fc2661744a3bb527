import { said } from '@fermata/model';
import { Inject, Injectable } from '@nestjs/common';
import {
  AppError,
  type InstanceAuditEntry,
  type InstanceEvents,
  type InstanceTask,
  type InstanceTimeline,
  type Page,
  type RelatedInstances,
  type VisitDetail,
} from '@fermata/contracts';
import {
  AttemptRepository,
  Database,
  InstanceContextRepository,
  InstanceRepository,
  type InstanceDetail,
  type PageRequest,
  type Transaction,
} from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import type { Environment } from '../config/environment.ts';
import { DATABASE, ENVIRONMENT } from '../runtime/providers.ts';
import { summaryAnswer } from './instance.answer.ts';
import {
  instanceAuditAnswer,
  instanceEventsAnswer,
  instanceTaskAnswer,
  visitDetailAnswer,
} from './instance-context.answer.ts';
import { TemporalLinks } from './temporal-links.ts';
import { timelineOf } from './timeline.ts';

/** How many children are shown with an instance. */
const shownChildren = 100;

/** What stands around one instance. Everything fails with `instance.unknown` (404) where there is none. */
@Injectable()
export class InstanceContextService {
  readonly #database: Database;
  readonly #links: TemporalLinks;

  constructor(@Inject(DATABASE) database: Database, @Inject(ENVIRONMENT) environment: Environment) {
    this.#database = database;
    this.#links = new TemporalLinks(environment);
  }

  /** One visit with its attempts and log, or `visit.unknown`. */
  visit(caller: Caller, id: string, visitId: string): Promise<VisitDetail> {
    return this.#of(caller, id, async (tx) => {
      const visit = await new InstanceRepository(tx).visit(id, visitId);
      if (visit === undefined) throw unknownVisit(visitId);
      const told = new AttemptRepository(tx);
      const attempts = await told.ofVisit(id, visitId);
      const lines = await told.linesOf(id, visitId);
      return visitDetailAnswer(visit, attempts, lines, (runId) => this.#links.ofRun(id, runId));
    });
  }

  /** Its past: enough to colour the steps at any moment. */
  timeline(caller: Caller, id: string): Promise<InstanceTimeline> {
    return this.#of(caller, id, async (tx, { waiting }) => {
      const { visits, isWhole } = await new InstanceContextRepository(tx).timeline(id);
      return timelineOf(visits, waiting, isWhole);
    });
  }

  /** Who started it, what it started, and others with its business key. */
  related(caller: Caller, id: string): Promise<RelatedInstances> {
    return this.#of(caller, id, async (tx, instance) => {
      const instances = new InstanceRepository(tx);
      const parent = instance.parentId === null ? undefined : await instances.get(instance.parentId);
      const children = await instances.list({ parentId: id }, { limit: shownChildren });
      const sameKey = await new InstanceContextRepository(tx).sameKey(instance);
      return {
        ...(parent === undefined ? {} : { parent: summaryAnswer(parent) }),
        children: children.items.map(summaryAnswer),
        sameKey: sameKey.map(summaryAnswer),
      };
    });
  }

  /** Its tasks, without what is asked and answered. */
  tasks(caller: Caller, id: string, page: PageRequest): Promise<Page<InstanceTask>> {
    return this.#of(caller, id, async (tx) => {
      const found = await new InstanceContextRepository(tx).tasks(id, page);
      return { ...found, items: found.items.map(instanceTaskAnswer) };
    });
  }

  /** Who did what to it, and why. */
  audit(caller: Caller, id: string, page: PageRequest): Promise<Page<InstanceAuditEntry>> {
    return this.#of(caller, id, async (tx) => {
      const found = await new InstanceContextRepository(tx).audit(id, page);
      return { ...found, items: found.items.map(instanceAuditAnswer) };
    });
  }

  /** The events that started it, were handed to it, or that it emitted. */
  events(caller: Caller, id: string): Promise<InstanceEvents> {
    return this.#of(caller, id, async (tx) =>
      instanceEventsAnswer(await new InstanceContextRepository(tx).events(id)),
    );
  }

  #of<T>(
    caller: Caller,
    id: string,
    work: (tx: Transaction, instance: InstanceDetail) => Promise<T>,
  ): Promise<T> {
    return this.#database.inProject(
      caller.projectId,
      async (tx) => work(tx, await demandInstance(tx, id)),
      caller.acting,
    );
  }
}

async function demandInstance(tx: Transaction, id: string): Promise<InstanceDetail> {
  const instance = await new InstanceRepository(tx).get(id);
  if (instance !== undefined) return instance;
  throw new AppError('instance.unknown', said`There is no instance "${{ id }}"`, { status: 404 });
}

function unknownVisit(visit: string): AppError {
  return new AppError('visit.unknown', said`This instance has no visit "${{ visit }}"`, { status: 404 });
}
