import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { FleetDetail, FleetSummary, OperationTarget, Page } from '@fermata/contracts';
import {
  Database,
  FleetRepository,
  type Fleet,
  type FleetSelection,
  type FleetTurn,
  type PageRequest,
  type Transaction,
} from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { onceOnly, type Repeatable } from '../http/idempotent.ts';
import { present } from '../http/page.dto.ts';
import { moveTarget } from '../operations/move-target.ts';
import { demandVerb } from '../operations/operations.service.ts';
import { targetOf } from '../operations/operation-target.ts';
import { DATABASE } from '../runtime/providers.ts';
import type { CreateFleetDto } from './fleet.dto.ts';

const ordinary = Object.freeze({ perMinute: 60, stopAtShare: 0.1 });

/** Fleets as people ask for them. What they do is the background's. */
@Injectable()
export class FleetsService {
  readonly #database: Database;

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  /** Needs the permission of the verb besides. */
  create(caller: Caller, body: CreateFleetDto, once: Repeatable): Promise<FleetDetail> {
    demandVerb(caller, body);
    const create = async (tx: Transaction): Promise<{ readonly id: string }> => {
      const { verb, reason } = body;
      const fleet = await new FleetRepository(tx).create({
        id: `f-${randomUUID()}`,
        verb,
        reason,
        target: await fleetTarget(tx, body),
        selection: selectionOf(body),
        ...ordinary,
        ...present({ perMinute: body.perMinute, stopAtShare: body.stopAtShare }),
        createdBy: caller.subject.userId,
      });
      return { id: fleet.id };
    };
    return this.#inProject(caller, async (tx) => {
      const { id } = await onceOnly(tx, once, () => create(tx));
      return detail(tx, id);
    });
  }

  /** Fleets, newest first. */
  list(caller: Caller, page: PageRequest): Promise<Page<FleetSummary>> {
    return this.#inProject(caller, async (tx) => {
      const found = await new FleetRepository(tx).list(page);
      return { ...found, items: found.items.map(summary) };
    });
  }

  /** One fleet, or `fleet.unknown`. */
  get(caller: Caller, id: string): Promise<FleetDetail> {
    return this.#inProject(caller, (tx) => detail(tx, id));
  }

  /** Starts, halts or stops it; needs the permission of its verb besides. */
  turn(caller: Caller, id: string, turn: FleetTurn): Promise<FleetDetail> {
    return this.#inProject(caller, async (tx) => {
      const fleets = new FleetRepository(tx);
      demandVerb(caller, await fleets.demand(id));
      await fleets.turn(id, turn);
      return detail(tx, id);
    });
  }

  #inProject<T>(caller: Caller, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.#database.inProject(caller.projectId, work, caller.acting);
  }
}

function selectionOf(body: CreateFleetDto): FleetSelection {
  const { definition, ofVersion: version, status, instances: ids } = body;
  const { keyPrefix, startedBy, errorCode, waitingFor } = body;
  return { definition, ...present({ version, status, ids, keyPrefix, startedBy, errorCode, waitingFor }) };
}

/** What every operation of the fleet is about. */
async function fleetTarget(tx: Transaction, body: CreateFleetDto): Promise<OperationTarget> {
  const { verb, reason, step, version, mapping, definition } = body;
  const target = targetOf({ verb, reason, ...present({ step, version, mapping }) });
  return verb === 'move' ? { ...target, move: await moveTarget(tx, { definition }, body) } : target;
}

async function detail(tx: Transaction, id: string): Promise<FleetDetail> {
  const fleets = new FleetRepository(tx);
  const fleet = await fleets.demand(id);
  const buckets = (await fleets.buckets(id)).map(({ state, bucket, count, examples }) => {
    return { state, count, examples, ...(bucket === null ? {} : { reason: bucket }) };
  });
  return { ...summary(fleet), buckets };
}

function summary(fleet: Fleet): FleetSummary {
  const { id, verb, reason, selection, status, perMinute, stopAtShare, createdBy } = fleet;
  return {
    id,
    verb,
    reason,
    definition: selection.definition,
    status,
    perMinute,
    stopAtShare,
    createdBy,
    createdAt: fleet.createdAt.toISOString(),
    ...present({ version: selection.version, endedAt: fleet.endedAt?.toISOString() }),
    ...(fleet.haltReason === null ? {} : { haltReason: fleet.haltReason }),
  };
}
