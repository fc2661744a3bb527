import { Controller, Get, Header, Inject, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { Database, OutboxRepository } from '@fermata/persistence';
import { Requires } from '../access/permission.decorator.ts';
import { DATABASE } from '../runtime/providers.ts';

/** Metrics in Prometheus' text format; scraped with a token that holds `system.read`. */
@ApiExcludeController()
@Controller({ path: 'metrics', version: VERSION_NEUTRAL })
export class MetricsController {
  readonly #registry = new Registry();

  constructor(@Inject(DATABASE) database: Database) {
    collectDefaultMetrics({ register: this.#registry, prefix: 'fermata_api_' });
    const outbox = new Gauge({
      name: 'fermata_outbox_rows',
      help: 'Rows of the outbox that wait to be sent or were given up',
      labelNames: ['state'],
      registers: [this.#registry],
      async collect() {
        const depth = await database.inInstallation((tx) => new OutboxRepository(tx).depth());
        this.set({ state: 'waiting' }, depth.waiting);
        this.set({ state: 'dead' }, depth.dead);
      },
    });
    outbox.set({ state: 'waiting' }, 0);
  }

  @Get()
  @Requires('system.read')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  read(): Promise<string> {
    return this.#registry.metrics();
  }
}
