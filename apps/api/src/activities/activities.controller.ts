import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ActivityRow, Page } from '@fermata/contracts';
import { CatalogueRepository, Database, type CatalogueRow } from '@fermata/persistence';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { Requires } from '../access/permission.decorator.ts';
import { DATABASE } from '../runtime/providers.ts';
import { ActivityPage } from './activity.answer.dto.ts';
import { isLive } from './is-live.ts';

/** The catalogue: what workers have said they can perform. */
@ApiTags('activities')
@Controller('activities')
export class ActivitiesController {
  readonly #database: Database;

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  @Get()
  @Requires('activity.read')
  @ApiOperation({ summary: 'Executors and registered activities with their schemas' })
  @ApiOkResponse({ type: ActivityPage })
  list(@CurrentCaller() caller: Caller): Promise<Page<ActivityRow>> {
    return this.#database.inProject(caller.projectId, async (tx) => {
      const rows = await new CatalogueRepository(tx).list();
      return { items: rows.map((row) => rowAnswer(row, tx.now)) };
    });
  }
}

function rowAnswer(row: CatalogueRow, now: Date): ActivityRow {
  return {
    name: row.name,
    version: Number(row.version),
    title: row.title,
    queue: row.queue,
    inputSchema: row.inputSchema,
    outputSchema: row.outputSchema,
    errors: row.errors as unknown as ActivityRow['errors'],
    live: isLive(row, now),
    lastSeenAt: row.lastSeenAt.toISOString(),
  };
}
