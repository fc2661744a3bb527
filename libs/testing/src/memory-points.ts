import {
  AppError,
  type MayStand,
  type PlanReference,
  type PointAnswer,
  type PointRequest,
  type ProjectionWrite,
  type RefusedWork,
  type StandingSubscription,
} from '@fermata/contracts';
import type { Close, Effect, View, VisitChange } from '@fermata/interpreter';
import type { JsonValue } from '@fermata/model';

/** One instance as the rows would show it. */
export interface MemoryInstance {
  readonly seq: number;
  readonly view: View;
  readonly visits: ReadonlyMap<string, VisitChange>;
  /** Effects in the order in which they were first applied; each key once. */
  readonly effects: readonly Effect[];
  readonly close?: Close;
  readonly carried?: JsonValue;
}

interface Row {
  seq: number;
  view: View;
  readonly visits: Map<string, { seq: number; change: VisitChange }>;
  readonly effects: Map<string, Effect>;
  close?: Close;
  carried?: JsonValue;
}

/** The port of the durable points and of the projection, in memory; keeps the same promises as PostgreSQL does. */
export class MemoryPoints {
  readonly #plans = new Map<string, JsonValue>();
  readonly #rows = new Map<string, Row>();
  /** Points asked for, repeated ones included. */
  points = 0;
  /** While set, every call fails with it: the database is away. */
  failure: AppError | undefined;
  readonly #findsEverybody: boolean;

  /**
   * Of people it knows only users and groups: a role, a manager or a skill is found with nobody, or, as the simulator
   * sees the world, with somebody whoever is asked for.
   */
  constructor({ findsEverybody = false }: { readonly findsEverybody?: boolean } = {}) {
    this.#findsEverybody = findsEverybody;
  }

  addPlan(reference: PlanReference, plan: JsonValue): void {
    this.#plans.set(keyOf(reference), plan);
  }

  /** An instance must have a row before anything is written about it. */
  addInstance(instanceId: string): void {
    if (this.#rows.has(instanceId)) return;
    const view: View = { status: 'running', searchable: {}, steps: [], waiting: [] };
    this.#rows.set(instanceId, { seq: -1, view, visits: new Map(), effects: new Map() });
  }

  async findPlan(reference: PlanReference): Promise<JsonValue | undefined> {
    this.#failIfAway();
    return this.#plans.get(keyOf(reference));
  }

  async applyPoint(request: PointRequest): Promise<PointAnswer | undefined> {
    this.points += 1;
    this.#failIfAway();
    const row = this.#rows.get(request.instanceId);
    if (row === undefined)
      throw new AppError('instance.unknown', `there is no instance ${request.instanceId}`, { status: 404 });
    this.#write(row, request.projection);
    const [refused, standing]: [RefusedWork[], StandingSubscription[]] = [[], []];
    for (const effect of request.effects as unknown as Effect[]) {
      const refusal = this.#refused(row, effect);
      standing.push(...this.#standing(row, effect));
      if (refusal === undefined) this.#apply(row, effect, request);
      else refused.push(refusal);
    }
    if (refused.length + standing.length === 0) return undefined;
    return { refused, ...(standing.length > 0 && { standing }) };
  }

  async writeBatch(writes: readonly ProjectionWrite[]): Promise<void> {
    this.#failIfAway();
    for (const write of writes) {
      const row = this.#rows.get(write.instanceId);
      if (row !== undefined) this.#write(row, write);
    }
  }

  /** What the rows show of an instance. */
  instance(instanceId: string): MemoryInstance | undefined {
    const row = this.#rows.get(instanceId);
    if (row === undefined) return undefined;
    const visits = new Map([...row.visits].map(([id, { change }]) => [id, change]));
    const { seq, view, close, carried } = row;
    return {
      seq,
      view,
      visits,
      effects: [...row.effects.values()],
      ...(close !== undefined && { close }),
      ...(carried !== undefined && { carried }),
    };
  }

  #write(row: Row, { seq, view, changes }: ProjectionWrite): void {
    if (seq > row.seq) {
      row.seq = seq;
      row.view = view as unknown as View;
    }
    for (const { seq: changedAt, change } of changes) {
      const visit = change as unknown as VisitChange;
      const known = row.visits.get(visit.visit);
      if (known === undefined || known.seq <= changedAt)
        row.visits.set(visit.visit, { seq: changedAt, change: visit });
    }
  }

  #apply(row: Row, effect: Effect, request: PointRequest): void {
    if (effect.type !== 'close')
      return void (row.effects.has(effect.key) || row.effects.set(effect.key, effect));
    row.effects.set(effect.key, effect);
    row.close = effect;
    if (request.carried !== undefined) row.carried = request.carried;
  }

  #refused(row: Row, effect: Effect): RefusedWork | undefined {
    if (this.#findsEverybody || effect.type !== 'offerTask' || row.effects.has(effect.key)) return undefined;
    const { users, groups, roles = [], managerOf = [], skills = [] } = effect.assign;
    const left = skills.length > 0 ? users : [...users, ...groups];
    if (left.length > 0 || roles.length + managerOf.length + skills.length === 0) return undefined;
    return { work: effect.work, error: { code: 'assign.empty', message: 'nobody is assigned' } };
  }

  /** Nobody delivers here; a spec does, who knows what it has told. */
  #standing(row: Row, effect: Effect): readonly StandingSubscription[] {
    const before = row.effects.get(effect.key);
    if (effect.type !== 'subscribe' || before?.type !== 'subscribe' || before.since >= effect.since)
      return [];
    const { subscription, since, mayStandSince = since } = effect as typeof effect & MayStand;
    if (before.since >= mayStandSince) return [{ subscription, since: before.since }];
    row.effects.set(effect.key, effect);
    return [];
  }

  #failIfAway(): void {
    if (this.failure !== undefined) throw this.failure;
  }
}

function keyOf({ projectId, name, version, hash }: PlanReference): string {
  return `${projectId}/${name}@${version}/${hash}`;
}
