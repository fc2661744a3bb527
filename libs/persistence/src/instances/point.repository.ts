import type {
  MayStand,
  PointAnswer,
  PointRequest,
  RefusedWork,
  StandingSubscription,
  StepNames,
} from '@fermata/contracts';
import type { Close, Effect, EmitEvent, OfferTask, Subscribe } from '@fermata/interpreter';
import type { JsonValue } from '@fermata/model';
import { jsonParameter } from '../database/json.ts';
import { prepared } from '../database/prepared.ts';
import type { Transaction } from '../database/transaction.ts';
import { lockEventTypes } from '../events/event-locks.ts';
import { EventRepository, emissionSource } from '../events/event.repository.ts';
import { SubscriptionRepository } from '../events/subscription.repository.ts';
import type { TriggerMatcher } from '../events/trigger-matcher.ts';
import { OutboxRepository } from '../outbox/outbox.repository.ts';
import { StepNamesRepository } from '../tasks/step-names.repository.ts';
import { TaskEffects, type TaskPlace } from '../tasks/task-effects.ts';
import { TaskNotices } from '../tasks/task-notices.ts';
import type { EndedInstance } from './child-end.ts';
import { ChildRepository } from './child.repository.ts';
import { unknownInstance } from './instance.repository.ts';
import { ProjectionRepository } from './projection.repository.ts';

/** What a durable point brings about, in order. */
type PointEffect = Effect | StepNames;

interface InstancePlace extends TaskPlace {
  readonly causationDepth: number;
  readonly startedBy: string;
}

/** The durable points of instances: projection and effects in one transaction, each effect once by its key. */
export class PointRepository {
  readonly #tx: Transaction;
  readonly #matcher: TriggerMatcher;
  readonly #children: ChildRepository;

  constructor(tx: Transaction, matcher: TriggerMatcher) {
    this.#tx = tx;
    this.#matcher = matcher;
    this.#children = new ChildRepository(tx, matcher);
  }

  /**
   * Writes everything of one point. A point that comes again, or after a newer one, changes nothing it has changed
   * before. Gives the works that cannot be opened: people who are meant and are not there; and the waits that were open
   * already. Fails with `instance.unknown` when there is no row: the workflow was not started by us.
   */
  async applyPoint(request: PointRequest): Promise<PointAnswer | undefined> {
    const place = await this.#place(request);
    const effects = request.effects as unknown as readonly PointEffect[];
    await lockEventTypes(this.#tx, typesOf(effects));
    await new ProjectionRepository(this.#tx).writeLocked(request.projection);
    const [refused, standing]: [RefusedWork[], StandingSubscription[]] = [[], []];
    for (const effect of effects) {
      if (effect.type === 'offerTask') refused.push(...(await this.#offer(effect, place)));
      else if (effect.type === 'subscribe') standing.push(...(await this.#subscribe(effect, place)));
      else await this.#apply(effect, place, request);
    }
    if (refused.length + standing.length === 0) return undefined;
    return { refused, ...(standing.length > 0 && { standing }) };
  }

  async #place(request: PointRequest): Promise<InstancePlace> {
    const row = await this.#tx.row<Pick<InstancePlace, 'causationDepth' | 'startedBy'>>(
      prepared(
        `SELECT causation_depth AS "causationDepth", started_by AS "startedBy" FROM instance WHERE project_id = $1 AND id = $2 FOR UPDATE`,
      ),
      [this.#tx.projectId, request.instanceId],
    );
    if (!row) throw unknownInstance(request.instanceId);
    const { instanceId, definition, version, planHash } = request;
    if (planHash !== undefined) await this.#moved(instanceId, version, planHash);
    return { instanceId, definition, version, ...row };
  }

  /** The instance has moved to another version: it is opened again, if ever, on the plan of that one (rule O6). */
  async #moved(instanceId: string, version: number, planHash: string): Promise<void> {
    const changed = await this.#tx.run(
      `UPDATE instance SET version = $3, plan_hash = $4 WHERE project_id = $1 AND id = $2 AND plan_hash <> $4`,
      [this.#tx.projectId, instanceId, version, planHash],
    );
    if (changed === 1)
      this.#tx.change({ noun: 'instance', objectId: instanceId, what: 'moved', details: { version } });
  }

  async #offer(effect: OfferTask, place: InstancePlace): Promise<readonly RefusedWork[]> {
    const refusal = await new TaskEffects(this.#tx).offer(place, effect);
    return refusal === undefined ? [] : [refusal];
  }

  async #subscribe(
    effect: Subscribe & MayStand,
    { instanceId }: InstancePlace,
  ): Promise<readonly StandingSubscription[]> {
    const since = await new SubscriptionRepository(this.#tx).open(instanceId, effect);
    return since === undefined ? [] : [{ subscription: effect.subscription, since }];
  }

  async #apply(effect: PointEffect, place: InstancePlace, request: PointRequest): Promise<void> {
    switch (effect.type) {
      case 'emitEvent':
        return this.#emit(place, effect);
      case 'unsubscribe':
        return new SubscriptionRepository(this.#tx).close(place.instanceId, effect.subscription);
      case 'startChild':
        return this.#children.start(place, effect);
      case 'cancelChild':
        return this.#children.withdraw(place.instanceId, effect.work);
      case 'operateChildren':
        return this.#children.operate(place.instanceId, effect);
      case 'close':
        return this.#close(place, effect, request);
      case 'stepsRenamed':
      case 'namesRestored':
        return new StepNamesRepository(this.#tx, place.instanceId).follow(effect);
      default:
        return this.#applyToTask(effect, place);
    }
  }

  async #applyToTask(effect: Effect, place: InstancePlace): Promise<void> {
    const tasks = new TaskEffects(this.#tx);
    switch (effect.type) {
      case 'withdrawTask':
        return tasks.withdraw(place, effect.work, effect.reason);
      case 'notifyTask':
        return new TaskNotices(this.#tx).notify(place, effect);
      case 'postponeTask':
        return tasks.postpone(place, effect.work, new Date(effect.dueAt));
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
      `UPDATE instance SET status = $3, reason = $4, output = $5, error = $6, closed_at = $7::timestamptz, closed_seq = $8,
         carried = $9, waiting = '[]', started_at = COALESCE(started_at, $7::timestamptz),
         changed_at = date_trunc('minute', $7::timestamptz)
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
    await new SubscriptionRepository(this.#tx).closeAll(instanceId);
    await this.#children.closed(endOf(instanceId, effect));
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

/** The event types that a point listens to and says: their locks are taken first and in order. */
function typesOf(effects: readonly PointEffect[]): { listening: string[]; received: string[] } {
  return {
    listening: effects.flatMap((effect) => (effect.type === 'subscribe' ? [effect.event] : [])),
    received: effects.flatMap((effect) => (effect.type === 'emitEvent' ? [effect.event] : [])),
  };
}

function endOf(id: string, { status, reason, output, error }: Close): EndedInstance {
  return { id, status, reason: reason ?? null, output, error: (error ?? null) as JsonValue };
}
