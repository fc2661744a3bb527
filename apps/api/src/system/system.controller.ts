import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ConfigurationRow, SystemState } from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { Requires } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { ConfigurationList, SystemAnswer } from './system.answer.dto.ts';
import { NoteBackupDto } from './system.dto.ts';
import { SystemService } from './system.service.ts';

/** How the installation does, and how it is set up. */
@ApiTags('system')
@Controller('system')
export class SystemController {
  readonly #system: SystemService;

  constructor(system: SystemService) {
    this.#system = system;
  }

  @Get()
  @Requires('system.read')
  @ApiOperation({
    summary: 'Processes, queues, outbox, projection, stuck instances, backup; what is wrong first',
  })
  @ApiOkResponse({ type: SystemAnswer })
  state(@CurrentCaller() caller: Caller): Promise<SystemState> {
    return this.#system.state(caller);
  }

  @Get('configuration')
  @Requires('system.read')
  @ApiOperation({ summary: 'The configuration of the API as it was read; secrets are named and never shown' })
  @ApiOkResponse({ type: ConfigurationList })
  configuration(): { readonly items: readonly ConfigurationRow[] } {
    return { items: this.#system.configuration() };
  }

  @Post('backups')
  @Requires('system.read')
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiOperation({
    summary: 'Note that a backup was made by the operator’s own means; it is kept in the audit trail',
  })
  @ApiProblems(400)
  noteBackup(@CurrentCaller() caller: Caller, @Body() body: NoteBackupDto): Promise<void> {
    return this.#system.noteBackup(caller, body.detail);
  }
}
