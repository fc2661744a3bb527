import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { AuditRow, ChainState, Page } from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { Requires } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { AuditPage, ChainAnswer } from './audit.answer.dto.ts';
import { ChainQuery, ExportAuditQuery, ListAuditQuery } from './audit.dto.ts';
import { AuditService } from './audit.service.ts';
import { exportFormats } from './export-lines.ts';

const lines = Object.freeze({ schema: { type: 'string', example: 'seq,at,actor\r\n' } } as const);

/** Who did what, refused attempts included. Read only: transactions write it. */
@ApiTags('audit')
@Controller('audit')
@ApiProblems(400)
export class AuditController {
  readonly #audit: AuditService;

  constructor(audit: AuditService) {
    this.#audit = audit;
  }

  @Get()
  @Requires('audit.read')
  @ApiOperation({ summary: 'Rows of the audit trail, newest first' })
  @ApiOkResponse({ type: AuditPage })
  list(@CurrentCaller() caller: Caller, @Query() query: ListAuditQuery): Promise<Page<AuditRow>> {
    return this.#audit.list(caller, query);
  }

  @Get('verify')
  @Requires('audit.read')
  @ApiOperation({ summary: 'Walk the hash chain and say where it is broken, or what its last hash is' })
  @ApiOkResponse({ type: ChainAnswer })
  verify(@CurrentCaller() caller: Caller, @Query() query: ChainQuery): Promise<ChainState> {
    return this.#audit.verify(caller, query);
  }

  @Get('export')
  @Requires('audit.read')
  @ApiOperation({
    summary: 'All rows of the filters with their hashes, as a file; cells are inert; it is audited',
  })
  @ApiOkResponse({
    content: { 'text/csv': lines, 'application/x-ndjson': lines },
    description: 'An attachment',
  })
  async export(
    @CurrentCaller() caller: Caller,
    @Query() query: ExportAuditQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const format = query.format ?? 'csv';
    const name = `audit-${new Date().toISOString().slice(0, 10)}.${format}`;
    await reply
      .header('content-type', exportFormats[format].type)
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('x-content-type-options', 'nosniff')
      .send(await this.#audit.export(caller, query));
  }
}
