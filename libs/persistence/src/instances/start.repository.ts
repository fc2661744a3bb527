import { said } from '@fermata/model';
import { AppError, type StartInput } from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import { hashOf, jsonParameter } from '../database/json.ts';
import type { Transaction } from '../database/transaction.ts';
import { OutboxRepository } from '../outbox/outbox.repository.ts';
import { instanceIdOf } from './instance-id.ts';
import { unknownInstance, InstanceRepository } from './instance.repository.ts';
import type { InstanceDetail } from './instance-rows.ts';

/** A start that is wanted. The input has been validated by the receiver (rule D6). */
export interface StartRequest {
  readonly definition: string;
  /** Absent = the latest published version. */
  readonly version?: number;
  readonly input: JsonValue;
  /** The interpreter's Trigger. */
  readonly trigger: JsonValue;
  /** `manual`, `event/<trigger index>` or `schedule/<name>`: part of the identity. */
  readonly triggerName: string;
  /** What makes two requests the same start, within definition and trigger. */
  readonly key: string;
  /** User id, `event:<source>` or `schedule:<name>`. */
  readonly startedBy: string;
  readonly businessKey?: string;
  /** Given where the definition allows only one open instance of a key. */
  readonly uniqueKey?: string;
  readonly causationDepth?: number;
  /** The step that starts it, and how deep it lies then (rule S1). Such a start is never compared by its input. */
  readonly parent?: { readonly instanceId: string; readonly work: string; readonly depth: number };
}

/** What a start came to. */
export interface StartResult {
  readonly instance: InstanceDetail;
  /** False when the same start had been asked for before. */
  readonly created: boolean;
}

interface StartVersion {
  readonly version: number;
  readonly planHash: string;
}

/** Starts: the instance row and the outbox row in one transaction. */
export class StartRepository {
  readonly #tx: Transaction;
  readonly #instances: InstanceRepository;

  constructor(tx: Transaction) {
    this.#tx = tx;
    this.#instances = new InstanceRepository(tx);
  }

  /**
   * Makes a `pending` instance and has it started after the commit. The same identity again gives the same instance.
   * Fails with `definition.unknown` (404), `idempotency.mismatch` (422: same key, other request) or
   * `instance.business-key` (409, with the open instance) where the definition wants one open instance of a key.
   */
  async requestStart(request: StartRequest): Promise<StartResult> {
    const identity = {
      projectId: this.#tx.projectId,
      definition: request.definition,
      trigger: request.triggerName,
    };
    const instanceId = instanceIdOf({ ...identity, key: request.key });
    const requestHash = requestHashOf(request);
    const known = await this.#known(instanceId, requestHash);
    if (known) return known;
    const version = await this.#version(request);
    if (!(await this.#insert(instanceId, request, { ...version, requestHash }))) {
      const raced = await this.#known(instanceId, requestHash);
      if (raced) return raced;
      throw await this.#keyTaken(request);
    }
    await this.#send(instanceId, request, version);
    return { instance: (await this.#instances.get(instanceId)) as InstanceDetail, created: true };
  }

  async #known(instanceId: string, requestHash: string): Promise<StartResult | undefined> {
    const row = await this.#tx.row<{ requestHash: string }>(
      'SELECT request_hash AS "requestHash" FROM instance WHERE project_id = $1 AND id = $2',
      [this.#tx.projectId, instanceId],
    );
    if (!row) return undefined;
    const instance = await this.#instances.get(instanceId);
    if (!instance) throw unknownInstance(instanceId);
    if (row.requestHash === requestHash) return { instance, created: false };
    throw new AppError('idempotency.mismatch', said`this key was used for a start with other content`, {
      status: 422,
      details: { instanceId },
    });
  }

  async #version(request: StartRequest): Promise<StartVersion> {
    const row = await this.#tx.row<StartVersion>(
      `SELECT v.version, v.plan_hash AS "planHash" FROM definition d JOIN definition_version v
         ON v.project_id = d.project_id AND v.kind = d.kind AND v.name = d.name
       WHERE d.project_id = $1 AND d.kind = 'workflow' AND d.name = $2 AND d.deleted_at IS NULL
         AND v.version = COALESCE($3, d.latest_version) AND v.plan_hash IS NOT NULL`,
      [this.#tx.projectId, request.definition, request.version ?? null],
    );
    if (row) return row;
    const { definition, version } = request;
    const message =
      version === undefined
        ? said`no workflow "${{ definition }}" is published`
        : said`no workflow "${{ definition }}" is published in version ${{ version }}`;
    throw new AppError('definition.unknown', message, {
      status: 404,
    });
  }

  /** Without a conflict target every unique index guards: the identity and the open business key. */
  async #insert(
    instanceId: string,
    request: StartRequest,
    made: StartVersion & { requestHash: string },
  ): Promise<boolean> {
    const place = [this.#tx.projectId, instanceId, request.definition, made.version, made.planHash];
    const keys = [request.businessKey ?? null, request.uniqueKey ?? null, made.requestHash];
    const values = [
      jsonParameter(request.input),
      jsonParameter(request.trigger),
      request.causationDepth ?? 0,
    ];
    const { instanceId: parentId, work, depth } = request.parent ?? {};
    const parent = [parentId ?? null, work ?? null, depth ?? 0];
    const inserted = await this.#tx.run(
      `INSERT INTO instance (project_id, id, definition, version, plan_hash, status, business_key, unique_key,
         request_hash, input, trigger, causation_depth, started_by, created_at, parent_id, parent_work, depth)
       VALUES ($1, $2, $3, $4, $5, 'pending', $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) ON CONFLICT DO NOTHING`,
      [...place, ...keys, ...values, request.startedBy, this.#tx.now, ...parent],
    );
    return inserted === 1;
  }

  async #keyTaken(request: StartRequest): Promise<AppError> {
    const open = await this.#tx.row<{ id: string }>(
      'SELECT id FROM instance WHERE project_id = $1 AND definition = $2 AND unique_key = $3 AND closed_at IS NULL',
      [this.#tx.projectId, request.definition, request.uniqueKey ?? null],
    );
    return new AppError('instance.business-key', said`an open instance already has this business key`, {
      status: 409,
      details: { instanceId: open?.id ?? null },
    });
  }

  async #send(instanceId: string, request: StartRequest, version: StartVersion): Promise<void> {
    const { definition, input, trigger, startedBy, businessKey, parent } = request;
    const plan = {
      projectId: this.#tx.projectId,
      name: definition,
      version: version.version,
      hash: version.planHash,
    };
    const start: StartInput = {
      plan,
      input,
      trigger,
      startedBy,
      ...(businessKey === undefined ? {} : { businessKey }),
      ...(parent === undefined ? {} : { depth: parent.depth }),
    };
    await new OutboxRepository(this.#tx).add({
      kind: 'start',
      key: `start/${instanceId}`,
      lane: instanceId,
      payload: { instanceId, start },
    });
    const details = { definition, version: version.version };
    this.#tx.audit({ verb: 'instance.start', objectType: 'instance', objectId: instanceId, details });
    this.#tx.change({ noun: 'instance', objectId: instanceId, what: 'created', details });
  }
}

/** What must be equal for two requests of one identity to be the same; a child's key alone decides (rule S2). */
function requestHashOf({ version, input, businessKey, parent }: StartRequest): string {
  return hashOf(parent === undefined ? [version ?? null, input, businessKey ?? null] : ['child']);
}
