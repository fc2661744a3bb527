import type { Clock, HeldMessage, OutboxPort } from './ports.ts';

/** A message in the outbox. */
export interface Row {
  readonly id: string;
  readonly kind: string;
  attempts: number;
  availableAt: number;
  leaseUntil: number;
  owner: string;
  dead?: string;
}

/** Time that passes only when it is told to. */
export class TestClock implements Clock {
  time = 1_000_000;
  now = () => this.time;
  random = () => 1;
  wait: Clock['wait'] = () => Promise.resolve();
}

/** An outbox in memory; `breakdown` makes the next call of that name fail. */
export class MemoryOutbox implements OutboxPort {
  readonly rows = new Map<string, Row>();
  readonly breakdowns: string[] = [];
  claims = 0;
  readonly #clock: TestClock;

  constructor(clock: TestClock, count: number) {
    this.#clock = clock;
    for (let n = 0; n < count; n += 1) {
      this.add(`${n}`, 'start');
    }
  }

  add(id: string, kind: string): void {
    this.rows.set(id, { id, kind, attempts: 0, availableAt: 0, leaseUntil: 0, owner: '' });
  }

  async claim({ places, owner, leaseMs }: Parameters<OutboxPort['claim']>[0]): Promise<HeldMessage[]> {
    this.#break('claim');
    this.claims += 1;
    const now = this.#clock.now();
    const due = [...this.rows.values()].filter(
      (row) => !row.dead && row.availableAt <= now && row.leaseUntil <= now,
    );
    const taken = places.flatMap(({ kind, count }) => due.filter((row) => row.kind === kind).slice(0, count));
    return taken.map((row) => {
      Object.assign(row, { owner, leaseUntil: now + leaseMs, attempts: row.attempts + 1 });
      const { id, kind, attempts } = row;
      return { id, attempts, projectId: 'default', kind, key: `${kind}/${id}`, payload: { id } };
    });
  }

  async settle(id: string, owner: string): Promise<boolean> {
    this.#break('settle');
    return this.rows.get(id)?.owner === owner && this.rows.delete(id);
  }

  async postpone(id: string, owner: string, again: { availableAt: Date }): Promise<boolean> {
    this.#break('postpone');
    return this.#change(id, owner, { availableAt: again.availableAt.getTime(), leaseUntil: 0 });
  }

  async bury(id: string, owner: string, error: string): Promise<boolean> {
    return this.#change(id, owner, { dead: error });
  }

  nextDueAt = () => Promise.resolve(undefined);
  listen = () => Promise.resolve(() => undefined);

  #change(id: string, owner: string, change: Partial<Row>): boolean {
    const row = this.rows.get(id);
    if (row?.owner !== owner) return false;
    Object.assign(row, change);
    return true;
  }

  #break(call: string): void {
    const place = this.breakdowns.indexOf(call);
    if (place < 0) return;
    this.breakdowns.splice(place, 1);
    throw new Error(`${call} is down`);
  }
}
