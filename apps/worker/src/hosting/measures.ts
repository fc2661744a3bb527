import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What a worker counts, for Prometheus. */
export interface Measures {
  readonly registry: Registry;
  readonly attempts: Counter<'implementation' | 'outcome'>;
  readonly attemptSeconds: Histogram<'implementation'>;
  readonly projectionDropped: Counter;
  readonly projectionFailures: Counter;
  readonly healed: Counter<'how'>;
  /** Reads its value when asked. */
  watchProjection(size: () => number): void;
}

/** Counters of one process, in a registry of their own. */
export function createMeasures(): Measures {
  const registry = new Registry();
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Counter({ name, help, labelNames: [...labelNames], registers });
  return {
    registry,
    attempts: counter('fermata_task_attempts_total', 'Attempts of automated tasks', [
      'implementation',
      'outcome',
    ]),
    attemptSeconds: new Histogram({
      name: 'fermata_task_attempt_seconds',
      help: 'Time of one attempt',
      labelNames: ['implementation'],
      registers,
    }),
    projectionDropped: counter(
      'fermata_projection_dropped_total',
      'Projection writes dropped for lack of room',
    ),
    projectionFailures: counter('fermata_projection_failures_total', 'Refused batches of projection writes'),
    healed: counter('fermata_reconciler_healed_total', 'Rows that differed from Temporal', ['how']),
    watchProjection(size) {
      new Gauge({
        name: 'fermata_projection_waiting',
        help: 'Projection writes not yet in the database',
        registers,
        collect() {
          this.set(size());
        },
      });
    },
  };
}
