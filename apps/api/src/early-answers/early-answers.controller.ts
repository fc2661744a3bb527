import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { EarlyAnswerRow, EarlyAnswers, EarlyForm } from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { Requires } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import {
  EarlyAnswerDto,
  EarlyAnswerRowAnswer,
  EarlyAnswersAnswer,
  EarlyFormAnswer,
} from './early-answer.dto.ts';
import { EarlyAnswersService } from './early-answers.service.ts';

/** Done before it is asked for. */
@ApiTags('instances')
@Controller('instances/:id/early-answers')
@ApiProblems(400, 404)
export class EarlyAnswersController {
  readonly #early: EarlyAnswersService;

  constructor(early: EarlyAnswersService) {
    this.#early = early;
  }

  @Get()
  @Requires('task.complete')
  @ApiOperation({ summary: 'Answers that wait for their step, oldest first' })
  @ApiOkResponse({ type: EarlyAnswersAnswer })
  list(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<EarlyAnswers> {
    return this.#early.list(caller, id);
  }

  @Get(':step/form')
  @Requires('task.complete')
  @ApiOperation({ summary: 'The form of a manual step whose task is not there yet' })
  @ApiOkResponse({ type: EarlyFormAnswer })
  @ApiProblems(409, 422)
  form(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Param('step') step: string,
  ): Promise<EarlyForm> {
    return this.#early.form(caller, id, step);
  }

  @Post()
  @Requires('task.complete')
  @HttpCode(200)
  @ApiOperation({ summary: 'Answer a step early: given in as soon as it opens its task' })
  @ApiOkResponse({ type: EarlyAnswerRowAnswer })
  @ApiProblems(409, 422)
  give(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: EarlyAnswerDto,
  ): Promise<EarlyAnswerRow> {
    return this.#early.give(caller, id, body);
  }

  @Delete(':step')
  @Requires('task.complete')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take an early answer back' })
  @ApiNoContentResponse()
  takeBack(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Param('step') step: string,
  ): Promise<void> {
    return this.#early.takeBack(caller, id, step);
  }
}
