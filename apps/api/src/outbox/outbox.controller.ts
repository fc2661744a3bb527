import { said } from '@fermata/model';
import { Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AppError, type DeadMessageRow } from '@fermata/contracts';
import { Database, DeadMessageRepository } from '@fermata/persistence';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { Requires } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { DATABASE } from '../runtime/providers.ts';
import { DeadMessageList } from './dead-message.dto.ts';

/** Messages to instances that were given up. */
@ApiTags('outbox')
@Controller('outbox/dead')
export class OutboxController {
  readonly #database: Database;

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  @Get()
  @Requires('system.read')
  @ApiOperation({ summary: 'Messages of this project that were given up, oldest first, at most 200' })
  @ApiOkResponse({ type: DeadMessageList })
  list(@CurrentCaller() caller: Caller): Promise<{ readonly items: readonly DeadMessageRow[] }> {
    return this.#database.inProject(caller.projectId, async (tx) => {
      const rows = await new DeadMessageRepository(tx).list();
      return { items: rows.map(({ deadAt, ...row }) => ({ ...row, deadAt: deadAt.toISOString() })) };
    });
  }

  @Post(':id/retry')
  @Requires('system.read')
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiOperation({ summary: 'Send it again, from its first attempt; it is audited' })
  @ApiProblems(404)
  async retry(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<void> {
    const work = (tx: ConstructorParameters<typeof DeadMessageRepository>[0]) =>
      new DeadMessageRepository(tx).revive(id);
    if (await this.#database.inProject(caller.projectId, work, caller.acting)) return;
    throw new AppError('outbox.unknown', said`No message "${{ id }}" was given up`, { status: 404 });
  }
}
