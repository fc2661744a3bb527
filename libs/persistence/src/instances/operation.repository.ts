import { said } from '@fermata/model';
import { AppError, reopeningVerbs, type Operation, type StartInput } from '@fermata/contracts';
import type { InstanceStatus, JsonObject, JsonValue } from '@fermata/model';
import { failureCode } from '../database/failure.ts';
import type { Transaction } from '../database/transaction.ts';
import { OutboxRepository } from '../outbox/outbox.repository.ts';
import { InstanceRepository, unknownInstance } from './instance.repository.ts';
import type { InstanceDetail } from './instance-rows.ts';

interface ClosedInstance {
  readonly status: InstanceStatus;
  readonly closedAt: Date | null;
  readonly carried: JsonValue;
  readonly definition: string;
  readonly version: number;
  readonly planHash: string;
  readonly input: JsonValue;
  readonly trigger: JsonValue;
  readonly startedBy: string;
  readonly businessKey: string | null;
}

/** Operators' verbs: recorded, audited, and sent to the workflow by the outbox. */
export class OperationRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /**
   * Records a verb. The same operation id again changes nothing while the verb is on its way. Retry, rerun and jump open
   * a failed or cancelled instance again, on the state that its close has stored (rule O3). Fails with `instance.unknown` (404),
   * `instance.closed` (409), or `instance.business-key` (409) when another open instance has taken the key meanwhile.
   * Whether the verb fits the state is the workflow's verdict.
   */
  async request(instanceId: string, operation: Operation): Promise<InstanceDetail> {
    const instance = await this.#lock(instanceId);
    const reopen = instance.closedAt ? await this.#reopen(instanceId, instance, operation) : undefined;
    await new OutboxRepository(this.#tx).add({
      kind: 'operate',
      key: `operate/${instanceId}/${operation.id}`,
      lane: instanceId,
      payload: { instanceId, operation, ...(reopen ? { reopen } : {}) },
    });
    const { verb, reason } = operation;
    this.#tx.audit({
      verb: `instance.${verb}`,
      objectType: 'instance',
      objectId: instanceId,
      reason,
      details: detailsOf(operation),
    });
    this.#tx.change({ noun: 'instance', objectId: instanceId, what: `${verb}-requested` });
    return (await new InstanceRepository(this.#tx).get(instanceId)) as InstanceDetail;
  }

  async #lock(instanceId: string): Promise<ClosedInstance> {
    const row = await this.#tx.row<ClosedInstance>(
      `SELECT status, closed_at AS "closedAt", carried, definition, version, plan_hash AS "planHash", input, trigger,
         started_by AS "startedBy", business_key AS "businessKey"
       FROM instance WHERE project_id = $1 AND id = $2 FOR UPDATE`,
      [this.#tx.projectId, instanceId],
    );
    if (!row) throw unknownInstance(instanceId);
    return row;
  }

  async #reopen(instanceId: string, instance: ClosedInstance, operation: Operation): Promise<StartInput> {
    const isReopening = reopeningVerbs.includes(operation.verb) && instance.status !== 'completed';
    if (!isReopening || instance.carried === null) throw closed(instance);
    try {
      await this.#tx.run(
        `UPDATE instance SET status = 'running', closed_at = NULL, reason = NULL, output = NULL
         WHERE project_id = $1 AND id = $2`,
        [this.#tx.projectId, instanceId],
      );
    } catch (failure) {
      throw failureCode(failure) === '23505' ? keyTaken(failure) : failure;
    }
    return this.#startInput(instance);
  }

  #startInput(instance: ClosedInstance): StartInput {
    const {
      definition: name,
      version,
      planHash: hash,
      input,
      trigger,
      startedBy,
      businessKey,
      carried,
    } = instance;
    return {
      plan: { projectId: this.#tx.projectId, name, version, hash },
      input,
      trigger,
      startedBy,
      ...(businessKey === null ? {} : { businessKey }),
      carried,
    };
  }
}

/** What the audit says of a verb: what it is about and what was given, but no plan. */
function detailsOf({ id, verb: _verb, actor: _actor, reason: _reason, move, ...about }: Operation) {
  const target = move === undefined ? {} : { to: { name: move.plan.name, version: move.plan.version } };
  return { operationId: id, visit: null, ...about, ...target } as unknown as JsonObject;
}

function closed(instance: ClosedInstance): AppError {
  return new AppError('instance.closed', said`the instance has ended: ${{ status: instance.status }}`, {
    status: 409,
    details: { status: instance.status, closedAt: instance.closedAt?.toISOString() ?? null },
  });
}

function keyTaken(cause: unknown): AppError {
  const message = said`another open instance has this business key now`;
  return new AppError('instance.business-key', message, { status: 409, cause });
}
