import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { LookupAnswer } from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { RequiresSignIn } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { LookupListAnswer, LookupQuery } from './lookup.dto.ts';
import { LookupsService } from './lookups.service.ts';

/** What forms offer to choose from. */
@ApiTags('lookups')
@Controller('lookups')
@ApiProblems(400)
export class LookupsController {
  readonly #lookups: LookupsService;

  constructor(lookups: LookupsService) {
    this.#lookups = lookups;
  }

  @Get(':source')
  @RequiresSignIn()
  @ApiParam({ name: 'source', example: 'users', description: 'users, groups, definitions or instances' })
  @ApiOperation({ summary: 'Search a source of choices; each demands the right to see what is in it' })
  @ApiOkResponse({ type: LookupListAnswer })
  @ApiProblems(404)
  find(
    @CurrentCaller() caller: Caller,
    @Param('source') source: string,
    @Query() query: LookupQuery,
  ): Promise<LookupAnswer> {
    return this.#lookups.find(caller, source, query);
  }
}
