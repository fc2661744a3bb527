import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Page, SignInRow } from '@fermata/contracts';
import { Database, SignInLogRepository } from '@fermata/persistence';
import { Requires } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { pageRequestOf, present } from '../http/page.dto.ts';
import { DATABASE } from '../runtime/providers.ts';
import { ListSignInsQuery, SignInPage } from './sign-in.dto.ts';

/** Who has tried to sign in. Accounts belong to the installation, and so does this log. */
@ApiTags('sign-ins')
@Controller('sign-ins')
export class SignInsController {
  readonly #database: Database;

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  @Get()
  @Requires('audit.read')
  @ApiOperation({ summary: 'Attempts to sign in of the last 90 days, newest first' })
  @ApiOkResponse({ type: SignInPage })
  @ApiProblems(400)
  list(@Query() query: ListSignInsQuery): Promise<Page<SignInRow>> {
    const { subject, result } = query;
    const filter = present({
      subject,
      succeeded: result === undefined ? undefined : result === 'succeeded',
    });
    return this.#database.inInstallation(async (tx) => {
      const page = await new SignInLogRepository(tx).list(filter, pageRequestOf(query));
      return { ...page, items: page.items.map(({ at, ...row }) => ({ at: at.toISOString(), ...row })) };
    });
  }
}
