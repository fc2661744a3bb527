import { said } from '@fermata/model';
import { AppError } from '@fermata/contracts';
import type { JsonObject } from '@fermata/model';
import { readPage } from '../database/read-page.ts';
import { Conditions, type OrderColumn, type Page, type PageRequest } from '../database/keyset.ts';
import type { Transaction } from '../database/transaction.ts';
import { instanceConditions } from '../instances/instance-filter.ts';
import {
  fleetColumns,
  type Fleet,
  type FleetBucket,
  type FleetRequest,
  type FleetSelection,
} from './fleet-rows.ts';

const newestFirst: readonly OrderColumn[] = Object.freeze([
  { sql: 'f.created_at', type: 'timestamptz', descending: true },
  { sql: 'f.id', type: 'text', descending: true },
]);

/** Most instances of one fleet. */
export const FLEET_LIMIT = 100_000;

/** Fleets: one verb for many instances, as people ask for it and look at it. */
export class FleetRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /**
   * Makes a fleet of the instances that the selection finds now, open ones unless it names a status, oldest first. They
   * are previewed next; nothing is done before somebody starts it. Fails with `fleet.empty` or `fleet.too-large` (422).
   */
  async create(request: FleetRequest): Promise<Fleet> {
    const { id, verb, reason, selection } = request;
    await this.#tx.run(
      `INSERT INTO fleet (project_id, id, verb, reason, target, selection, status, per_minute, stop_at_share, created_by,
         created_at, next_at) VALUES ($1, $2, $3, $4, $5, $6, 'previewing', $7, $8, $9, $10, $10)`,
      [
        this.#tx.projectId,
        id,
        verb,
        reason,
        JSON.stringify(request.target),
        JSON.stringify(selection),
        request.perMinute,
        request.stopAtShare,
        request.createdBy,
        this.#tx.now,
      ],
    );
    const count = await this.#choose(request);
    if (count === 0) throw refused('fleet.empty', 'No instance is meant');
    if (count > FLEET_LIMIT) throw refused('fleet.too-large', `More than ${FLEET_LIMIT} instances are meant`);
    const details = { verb, selection: told(selection), count };
    this.#tx.audit({ verb: 'fleet.create', objectType: 'fleet', objectId: id, reason, details });
    return this.demand(id);
  }

  async #choose({ id, selection }: FleetRequest): Promise<number> {
    const where = new Conditions().add('i.project_id = ?', this.#tx.projectId);
    instanceConditions(where, selection.status === undefined ? { ...selection, isOpen: true } : selection);
    const place = `$${where.parameters.length + 1}`;
    return this.#tx.run(
      `INSERT INTO fleet_member (project_id, fleet_id, instance_id, place)
       SELECT i.project_id, ${place}, i.id, row_number() OVER (ORDER BY i.created_at, i.id) FROM instance i
       WHERE ${where.sql} LIMIT ${FLEET_LIMIT + 1}`,
      [...where.parameters, id],
    );
  }

  /** Fleets, newest first. */
  list(page: PageRequest): Promise<Page<Fleet>> {
    const where = new Conditions().add('f.project_id = ?', this.#tx.projectId);
    return readPage<Fleet>(
      this.#tx,
      { columns: fleetColumns, from: 'fleet f', where, order: newestFirst },
      page,
    );
  }

  /** One fleet. Fails with `fleet.unknown` (404). */
  async demand(id: string): Promise<Fleet> {
    const fleet = await this.#tx.row<Fleet>(
      `SELECT ${fleetColumns} FROM fleet f WHERE f.project_id = $1 AND f.id = $2`,
      [this.#tx.projectId, id],
    );
    if (fleet !== undefined) return fleet;
    throw new AppError('fleet.unknown', said`There is no fleet "${{ id }}"`, { status: 404 });
  }

  /** How its instances stand: by state and reason, the most first, each with up to five of them. */
  buckets(id: string): Promise<readonly FleetBucket[]> {
    return this.#tx.rows<FleetBucket>(
      `SELECT m.state, m.bucket, count(*)::int AS count,
         (array_agg(m.instance_id ORDER BY m.place))[1:5] AS examples
       FROM fleet_member m WHERE m.project_id = $1 AND m.fleet_id = $2
       GROUP BY m.state, m.bucket ORDER BY count(*) DESC, m.state, m.bucket LIMIT 100`,
      [this.#tx.projectId, id],
    );
  }

  /**
   * Starts a previewed or halted fleet, or stops one for good; what is on its way goes on. Fails with `fleet.status`
   * (409) where it stands otherwise.
   */
  async turn(id: string, { verb, reason, stopAtShare }: FleetTurn): Promise<Fleet> {
    const { from, to } = turns[verb];
    const changed = await this.#tx.run(
      `UPDATE fleet SET status = $4, halt_reason = $5, next_at = $6, stop_at_share = COALESCE($7, stop_at_share),
         ended_at = CASE WHEN $4 = 'stopped' THEN $6::timestamptz END
       WHERE project_id = $1 AND id = $2 AND status = ANY ($3)`,
      [this.#tx.projectId, id, from, to, verb === 'start' ? null : reason, this.#tx.now, stopAtShare ?? null],
    );
    const fleet = await this.demand(id);
    if (changed === 0) {
      const message = said`A fleet that is ${{ status: fleet.status }} cannot be told to ${{ verb }}`;
      throw new AppError('fleet.status', message, { status: 409, details: { status: fleet.status } });
    }
    this.#tx.audit({ verb: `fleet.${verb}`, objectType: 'fleet', objectId: id, reason });
    return fleet;
  }
}

/** What somebody tells a fleet. */
export interface FleetTurn {
  readonly verb: 'start' | 'halt' | 'stop';
  readonly reason: string;
  /** Of a start: from now on it halts at this share of failures. */
  readonly stopAtShare?: number;
}

const turns = Object.freeze({
  start: { from: ['previewed', 'halted'], to: 'running' },
  halt: { from: ['running'], to: 'halted' },
  stop: { from: ['previewing', 'previewed', 'running', 'halted'], to: 'stopped' },
} as const);

/** What the audit trail says of a choice: of single instances how many there were. */
function told({ ids, ...conditions }: FleetSelection): JsonObject {
  const single = ids === undefined ? {} : { instances: ids.length };
  return { ...conditions, status: [...(conditions.status ?? [])], ...single } as unknown as JsonObject;
}

function refused(code: string, message: string): AppError {
  return new AppError(code, message, { status: 422 });
}
