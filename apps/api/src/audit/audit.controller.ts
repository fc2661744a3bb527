import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AuditRow, Page } from '@fermata/contracts';
import { AuditRepository, Database, type AuditRow as StoredRow } from '@fermata/persistence';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { Requires } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { pageRequestOf, present } from '../http/page.dto.ts';
import { DATABASE } from '../runtime/providers.ts';
import { AuditPage, ChainAnswer } from './audit.answer.dto.ts';
import { ListAuditQuery } from './audit.dto.ts';

/** Who did what, refused attempts included. Read only: transactions write it. */
@ApiTags('audit')
@Controller('audit')
export class AuditController {
  readonly #database: Database;

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  @Get()
  @Requires('audit.read')
  @ApiOperation({ summary: 'Rows of the audit trail, newest first' })
  @ApiOkResponse({ type: AuditPage })
  @ApiProblems(400)
  list(@CurrentCaller() caller: Caller, @Query() query: ListAuditQuery): Promise<Page<AuditRow>> {
    const { actor, verb, outcome, after, before, object } = query;
    const colon = object?.indexOf(':') ?? -1;
    const filter = present({
      actor,
      verb,
      outcome,
      after,
      before,
      objectType: object?.slice(0, colon),
      objectId: object?.slice(colon + 1),
    });
    return this.#database.inProject(caller.projectId, async (tx) => {
      const page = await new AuditRepository(tx).list(filter, pageRequestOf(query));
      return { ...page, items: page.items.map(rowAnswer) };
    });
  }

  @Get('verify')
  @Requires('audit.read')
  @ApiOperation({ summary: 'Walk the hash chain and say where it is broken' })
  @ApiOkResponse({ type: ChainAnswer })
  verify(@CurrentCaller() caller: Caller): Promise<ChainAnswer> {
    return this.#database.inProject(caller.projectId, async (tx) => {
      const report = await new AuditRepository(tx).verify();
      return {
        valid: report.broken === null,
        rows: report.rows,
        ...present({ brokenAt: report.broken?.number }),
      };
    });
  }
}

function rowAnswer(row: StoredRow): AuditRow {
  return {
    seq: row.number,
    at: row.at.toISOString(),
    actor: row.actor,
    via: row.credential ?? 'system',
    verb: row.verb,
    object: `${row.objectType}:${row.objectId}`,
    allowed: row.outcome === 'allowed',
    ...present({ reason: row.reason, requestId: row.requestId }),
  };
}
