import type { ChildEnd, Operation, StartInput, Submission } from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import { prepared } from '../database/prepared.ts';
import type { Transaction } from '../database/transaction.ts';

/** What waits to be sent, by kind. Every payload is idempotent at its receiver by an id it carries. */
export interface OutboxPayloads {
  readonly start: { readonly instanceId: string; readonly start: StartInput };
  readonly submit: { readonly instanceId: string; readonly taskId: string; readonly submission: Submission };
  /** With `reopen` the instance has ended: its next run is opened with that first (rule O3). */
  readonly operate: {
    readonly instanceId: string;
    readonly operation: Operation;
    readonly reopen?: StartInput;
  };
  /** Events wait for this instance; which, the rows of deliveries say. */
  readonly events: { readonly instanceId: string };
  /** A child has ended, for the instance that awaits it. */
  readonly end: { readonly instanceId: string; readonly end: ChildEnd };
  readonly emit: {
    readonly source: string;
    readonly id: string;
    readonly type: string;
    readonly data: JsonValue;
  };
  /** A mail to one person about notices; its id makes it recognisable when it is sent twice. */
  readonly mail: { readonly mailId: string; readonly person: string; readonly notices: readonly string[] };
}

/** Kind of an outbox row. */
export type OutboxKind = keyof OutboxPayloads;

/** A row to send. */
export interface OutboxMessage<K extends OutboxKind = OutboxKind> {
  readonly kind: K;
  /** Unique in the project while the row waits. */
  readonly key: string;
  /** The instance it is about: a start goes before all else of its lane. */
  readonly lane: string;
  readonly payload: OutboxPayloads[K];
  /** Only for the installation's work that sends for a project. */
  readonly projectId?: string;
}

/** A row as the relay claims it. */
export interface ClaimedMessage {
  readonly id: string;
  readonly projectId: string;
  readonly kind: OutboxKind;
  readonly key: string;
  readonly payload: JsonValue;
  /** This attempt included. */
  readonly attempts: number;
}

/** A row that was given up. */
export interface DeadMessage extends ClaimedMessage {
  readonly deadAt: Date;
  readonly lastError: string;
}

/** Who claims, how many of which kinds, and until when nobody else may. */
export interface ClaimRequest {
  readonly places: readonly { readonly kind: OutboxKind; readonly count: number }[];
  readonly owner: string;
  readonly leaseMs: number;
}

const messageColumns = 'o.id::text AS id, o.project_id AS "projectId", o.kind, o.key, o.payload, o.attempts';

const isUnblocked = `(d.kind = 'start' OR NOT EXISTS (SELECT 1 FROM outbox s
  WHERE s.project_id = d.project_id AND s.lane = d.lane AND s.kind = 'start' AND s.dead_at IS NULL))
  AND (d.kind <> 'events' OR NOT EXISTS (SELECT 1 FROM outbox s WHERE s.project_id = d.project_id
    AND s.lane = d.lane AND s.kind = 'events' AND s.id < d.id AND s.dead_at IS NULL))`;

/** The outbox: rows are added inside a project; relays work across all projects. */
export class OutboxRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** Adds a row, sent after the commit. A key that already waits stays as it is. */
  add<K extends OutboxKind>(message: OutboxMessage<K>): Promise<void> {
    this.#tx.send(
      prepared(`INSERT INTO outbox (project_id, kind, key, lane, payload, available_at, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $6) ON CONFLICT (project_id, key) DO NOTHING`),
      [
        this.#tx.projectId,
        message.kind,
        message.key,
        message.lane,
        JSON.stringify(message.payload),
        this.#tx.now,
      ],
    );
    return Promise.resolve();
  }

  /** Adds rows in one statement; keys that already wait stay as they are. */
  async addAll(messages: readonly OutboxMessage[]): Promise<void> {
    await this.#tx.run(
      `INSERT INTO outbox (project_id, kind, key, lane, payload, available_at, created_at)
       SELECT COALESCE(m."projectId", $1), m.kind, m.key, m.lane, m.payload, $3, $3
       FROM json_to_recordset($2::json) AS m ("projectId" text, kind text, key text, lane text, payload json)
       ON CONFLICT (project_id, key) DO NOTHING`,
      [this.#tx.projectId, JSON.stringify(messages), this.#tx.now],
    );
  }

  /**
   * Claims due rows, of each kind the oldest, passing over what another relay holds. Never by `id > watermark`: numbers
   * commit out of order. A row waits as long as the start of its lane is still to be sent, and of the events of
   * one lane only one row is under way, so that they arrive in order. A lease need not outlive the database's own death
   * (the row is then sent again, as after that of a relay), so nobody waits for the disk before the message goes.
   */
  claim(request: ClaimRequest): Promise<readonly ClaimedMessage[]> {
    const leaseUntil = new Date(this.#tx.now.getTime() + request.leaseMs);
    return this.#tx.rows<ClaimedMessage>(
      prepared(`WITH due AS (
         SELECT o.id FROM set_config('synchronous_commit', 'off', true), unnest($4::text[], $5::int[]) AS place (kind, count)
         CROSS JOIN LATERAL (
           SELECT d.id FROM outbox d
           WHERE d.dead_at IS NULL AND d.available_at <= $1 AND (d.lease_until IS NULL OR d.lease_until <= $1)
             AND d.kind = place.kind AND ${isUnblocked}
           ORDER BY d.id LIMIT place.count FOR UPDATE SKIP LOCKED) AS o)
       UPDATE outbox o SET lease_until = $2, lease_owner = $3, attempts = o.attempts + 1
       FROM due WHERE o.id = due.id RETURNING ${messageColumns}`),
      [
        this.#tx.now,
        leaseUntil,
        request.owner,
        request.places.map(({ kind }) => kind),
        request.places.map(({ count }) => count),
      ],
    );
  }

  /** The row was sent: it goes. Only who still holds its lease may say so. A sent start lets its lane go on. */
  async settle(id: string, owner: string): Promise<boolean> {
    const row = await this.#tx.row<{ kind: OutboxKind; projectId: string; lane: string }>(
      prepared(
        `DELETE FROM outbox WHERE id = $1 AND lease_owner = $2 RETURNING kind, project_id AS "projectId", lane`,
      ),
      [id, owner],
    );
    if (row?.kind === 'start' || row?.kind === 'events') {
      await this.#tx.rows(
        `SELECT pg_notify('fermata_outbox', '') FROM outbox WHERE project_id = $1 AND lane = $2 LIMIT 1`,
        [row.projectId, row.lane],
      );
    }
    return row !== undefined;
  }

  /** The attempt failed: the row is due again at `availableAt`. */
  async postpone(id: string, owner: string, again: { availableAt: Date; error: string }): Promise<boolean> {
    const changed = await this.#tx.run(
      `UPDATE outbox SET lease_until = NULL, lease_owner = NULL, available_at = $3, last_error = $4
       WHERE id = $1 AND lease_owner = $2`,
      [id, owner, again.availableAt, again.error.slice(0, 2000)],
    );
    return changed === 1;
  }

  /** The row is given up: it stays, for an operator to look at and to send again. */
  async bury(id: string, owner: string, error: string): Promise<boolean> {
    const changed = await this.#tx.run(
      `UPDATE outbox SET lease_until = NULL, lease_owner = NULL, dead_at = $3, last_error = $4
       WHERE id = $1 AND lease_owner = $2`,
      [id, owner, this.#tx.now, error.slice(0, 2000)],
    );
    return changed === 1;
  }

  /** When the next row of these kinds may be claimed, or undefined when none waits for time alone. */
  async nextDueAt(kinds: readonly OutboxKind[]): Promise<Date | undefined> {
    const row = await this.#tx.row<{ at: Date | null }>(
      prepared(`SELECT min(GREATEST(d.available_at, COALESCE(d.lease_until, d.available_at))) AS at FROM outbox d
       WHERE d.dead_at IS NULL AND d.kind = ANY ($1) AND ${isUnblocked}`),
      [kinds],
    );
    return row?.at ?? undefined;
  }

  /** How many rows wait and how many were given up. */
  async depth(): Promise<{ readonly waiting: number; readonly dead: number }> {
    const row = await this.#tx.row<{ waiting: number; dead: number }>(
      `SELECT count(*) FILTER (WHERE dead_at IS NULL)::int AS waiting,
         count(*) FILTER (WHERE dead_at IS NOT NULL)::int AS dead FROM outbox`,
    );
    return row ?? { waiting: 0, dead: 0 };
  }

  /** Rows that were given up, oldest first, at most 200. */
  dead(): Promise<readonly DeadMessage[]> {
    return this.#tx.rows<DeadMessage>(
      `SELECT ${messageColumns}, o.dead_at AS "deadAt", o.last_error AS "lastError" FROM outbox o
       WHERE o.dead_at IS NOT NULL ORDER BY o.id LIMIT 200`,
    );
  }

  /** Sends a row that was given up again, from its first attempt. */
  async revive(id: string): Promise<boolean> {
    const changed = await this.#tx.run(
      `UPDATE outbox SET dead_at = NULL, attempts = 0, available_at = $2 WHERE id = $1 AND dead_at IS NOT NULL`,
      [id, this.#tx.now],
    );
    if (changed === 1) this.#tx.audit({ verb: 'outbox.revive', objectType: 'outbox', objectId: id });
    return changed === 1;
  }
}
