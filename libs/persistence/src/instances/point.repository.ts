import type { PointRequest } from '@fermata/contracts';
import type { Close, Effect, EmitEvent } from '@fermata/interpreter';
import type { JsonValue } from '@fermata/model';
import { jsonParameter } from '../database/json.ts';
import type { Transaction } from '../database/transaction.ts';
import { EventRepository, emissionSource } from '../events/event.repository.ts';
import type { TriggerMatcher } from '../events/trigger-matcher.ts';
import { OutboxRepository } from '../outbox/outbox.repository.ts';
import { TaskEffects, type TaskPlace } from '../tasks/task-effects.ts';
import { unknownInstance } from './instance.repository.ts';
import { ProjectionRepository } from './projection.repository.ts';

interface InstancePlace extends TaskPlace {
  readonly causationDepth: number;
}

/** The durable points of instances: projection and effects in one transaction, each effect once by its key. */
export class PointRepository {
  readonly #tx: Transaction;
  readonly #matcher: TriggerMatcher;

  constructor(tx: Transaction, matcher: TriggerMatcher) {
    this.#tx = tx;
    this.#matcher = matcher;
  }

  /**
   * Writes everything of one point. A point that comes again, or after a newer one, changes nothing it has changed
   * before. Fails with `instance.unknown` when there is no row: the workflow was not started by us.
   */
  async applyPoint(request: PointRequest): Promise<void> {
    const place = await this.#place(request);
    await new ProjectionRepository(this.#tx).writeBatch([request.projection]);
    for (const effect of request.effects) await this.#apply(effect as unknown as Effect, place, request);
  }

  async #place(request: PointRequest): Promise<InstancePlace> {
    const row = await this.#tx.row<{ causationDepth: number }>(
      `SELECT causation_depth AS "causationDepth" FROM instance WHERE project_id = $1 AND id = $2 FOR UPDATE`,
      [this.#tx.projectId, request.instanceId],
    );
    if (!row) throw unknownInstance(request.instanceId);
    const { instanceId, definition, version } = request;
    return { instanceId, definition, version, causationDepth: row.causationDepth };
  }

  async #apply(effect: Effect, place: InstancePlace, request: PointRequest): Promise<void> {
    const tasks = new TaskEffects(this.#tx);
    switch (effect.type) {
      case 'offerTask':
        return tasks.offer(place, effect);
      case 'withdrawTask':
        return tasks.withdraw(place, effect.work, effect.reason);
      case 'notifyTask':
        return tasks.notify(place, effect);
      case 'emitEvent':
        return this.#emit(place, effect);
      case 'close':
        return this.#close(place, effect, request);
      default:
        throw new Error(`the effect ${effect.type} is not one of a durable point`);
    }
  }

  /** The emission is an event like any other (rule W5), and goes out besides. */
  async #emit(place: InstancePlace, effect: EmitEvent): Promise<void> {
    const { eventId: id, event: type, data, eventKey } = effect;
    const incoming = {
      id,
      source: emissionSource,
      type,
      data,
      ...(eventKey === undefined ? {} : { key: eventKey }),
    };
    const emission = { instanceId: place.instanceId, causationDepth: place.causationDepth + 1 };
    const receipt = await new EventRepository(this.#tx, this.#matcher).receive(incoming, emission);
    if (receipt.outcome !== 'accepted') return;
    const payload = { source: emissionSource, id, type, data };
    await new OutboxRepository(this.#tx).add({
      kind: 'emit',
      key: `emit/${id}`,
      lane: place.instanceId,
      payload,
    });
  }

  /** A close of an earlier run, said again after the instance was opened anew, is known by its seq. */
  async #close(place: InstancePlace, effect: Close, request: PointRequest): Promise<void> {
    const { instanceId } = place;
    const carried = effect.status === 'completed' ? undefined : request.carried;
    const outcome = [
      effect.status,
      effect.reason ?? null,
      jsonParameter(effect.output),
      jsonParameter(effect.error),
    ];
    const closed = await this.#tx.run(
      `UPDATE instance SET status = $3, reason = $4, output = $5, error = $6, closed_at = $7, closed_seq = $8,
         carried = $9, waiting = '[]', started_at = COALESCE(started_at, $7)
       WHERE project_id = $1 AND id = $2 AND closed_at IS NULL AND COALESCE(closed_seq, -1) < $8`,
      [
        this.#tx.projectId,
        instanceId,
        ...outcome,
        this.#tx.now,
        request.projection.seq,
        jsonParameter(carried),
      ],
    );
    if (closed === 0) return;
    await new TaskEffects(this.#tx).withdrawAll(place, 'cancelled');
    await this.#endVisits(instanceId);
    const details: JsonValue = { status: effect.status };
    this.#tx.change({ noun: 'instance', objectId: instanceId, what: 'closed', details });
  }

  /** Visits that no report has ended ended with the instance. */
  async #endVisits(instanceId: string): Promise<void> {
    await this.#tx.run(
      `UPDATE step_visit SET status = 'cancelled', ended_at = $3
       WHERE project_id = $1 AND instance_id = $2 AND status IN ('open', 'held')`,
      [this.#tx.projectId, instanceId, this.#tx.now],
    );
  }
}
