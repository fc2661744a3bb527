import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { AbsenceRow, AwayPerson, Page } from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { Requires, RequiresSignIn } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { Idempotent, OnceKey, type Repeatable } from '../http/idempotent.ts';
import { AbsenceAnswer, AbsencePage, AwayPeopleAnswer } from './absence.answer.dto.ts';
import { ListAbsencesQuery, SaveAbsenceDto } from './absence.dto.ts';
import { AbsencesService } from './absences.service.ts';

/** Who is away, and who stands in: everybody says so of oneself, with absence.manage of others too. */
@ApiTags('absences')
@Controller('absences')
@ApiProblems(400)
export class AbsencesController {
  readonly #absences: AbsencesService;

  constructor(absences: AbsencesService) {
    this.#absences = absences;
  }

  @Get()
  @RequiresSignIn()
  @ApiOperation({ summary: 'My absences and those I stand in for; with absence.manage all of them' })
  @ApiOkResponse({ type: AbsencePage })
  list(@CurrentCaller() caller: Caller, @Query() query: ListAbsencesQuery): Promise<Page<AbsenceRow>> {
    return this.#absences.list(caller, query);
  }

  @Get('now')
  @Requires('task.see')
  @ApiOperation({ summary: 'Who is away now and until when, for whoever hands tasks on' })
  @ApiOkResponse({ type: AwayPeopleAnswer })
  now(@CurrentCaller() caller: Caller): Promise<{ readonly items: readonly AwayPerson[] }> {
    return this.#absences.now(caller);
  }

  @Post()
  @RequiresSignIn()
  @Idempotent()
  @ApiOperation({ summary: 'Say who is away; no two absences of one person overlap' })
  @ApiCreatedResponse({ type: AbsenceAnswer })
  @ApiProblems(409, 422)
  add(
    @CurrentCaller() caller: Caller,
    @Body() body: SaveAbsenceDto,
    @OnceKey() once: Repeatable,
  ): Promise<AbsenceRow> {
    return this.#absences.add(caller, body, once);
  }

  @Put(':id')
  @RequiresSignIn()
  @ApiOperation({ summary: 'Change an absence; whose it is stays' })
  @ApiOkResponse({ type: AbsenceAnswer })
  @ApiProblems(404, 409, 422)
  replace(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: SaveAbsenceDto,
  ): Promise<AbsenceRow> {
    return this.#absences.replace(caller, id, body);
  }

  @Delete(':id')
  @RequiresSignIn()
  @HttpCode(204)
  @ApiOperation({ summary: 'Take an absence away' })
  @ApiNoContentResponse()
  @ApiProblems(404)
  remove(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<void> {
    return this.#absences.remove(caller, id);
  }
}
