import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Orchestrator } from '@fermata/orchestration';
import { Database } from '@fermata/persistence';
import { Public } from '../access/permission.decorator.ts';
import { DATABASE, ORCHESTRATOR } from '../runtime/providers.ts';
import { LivenessAnswer, ReadinessAnswer } from './health.answer.dto.ts';

/** Whether the process lives, and whether it can work. */
@ApiTags('health')
@Controller('health')
export class HealthController {
  readonly #database: Database;
  readonly #orchestrator: Orchestrator;

  constructor(@Inject(DATABASE) database: Database, @Inject(ORCHESTRATOR) orchestrator: Orchestrator) {
    this.#database = database;
    this.#orchestrator = orchestrator;
  }

  @Get('live')
  @Public()
  @ApiOperation({ summary: 'The process answers' })
  @ApiOkResponse({ type: LivenessAnswer })
  live(): LivenessAnswer {
    return { status: 'ok' };
  }

  /** Without Temporal the API still takes everything in: the outbox waits. Without the database it can do nothing. */
  @Get('ready')
  @Public()
  @ApiOperation({ summary: 'The database answers (200) or not (503); says also whether Temporal does' })
  @ApiOkResponse({ type: ReadinessAnswer })
  @ApiServiceUnavailableResponse({ type: ReadinessAnswer })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadinessAnswer> {
    const [database, temporal] = await Promise.all([
      this.#database.isReady(),
      this.#orchestrator.isReachable(),
    ]);
    void reply.status(database ? 200 : 503);
    return { status: database ? (temporal ? 'ok' : 'degraded') : 'unavailable', database, temporal };
  }
}
