import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { OperateAnswer, OperatePreview } from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { RequiresSignIn } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { Idempotent, OnceKey, type Repeatable } from '../http/idempotent.ts';
import { OperateAnswerDto } from '../instances/instance.answer.dto.ts';
import { OperatePreviewAnswer } from './operation.answer.dto.ts';
import { VerbTargetDto } from './operation.dto.ts';
import { OperationsService } from './operations.service.ts';

/** One door for every verb of the operators; which permission it needs, the verb says. */
@ApiTags('instances')
@Controller('instances/:id/verbs')
@ApiProblems(400)
export class OperationsController {
  readonly #operations: OperationsService;

  constructor(operations: OperationsService) {
    this.#operations = operations;
  }

  @Post()
  @RequiresSignIn()
  @HttpCode(202)
  @ApiOperation({
    summary:
      'Repair a running instance; needs instance.pause, .repair, .move, .cancel, .retry or .terminate by verb',
  })
  @Idempotent()
  @ApiAcceptedResponse({ type: OperateAnswerDto })
  @ApiProblems(404, 409, 422)
  ask(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: VerbTargetDto,
    @OnceKey() once: Repeatable,
  ): Promise<OperateAnswer> {
    return this.#operations.ask(caller, id, body, once);
  }

  @Post('preview')
  @RequiresSignIn()
  @HttpCode(200)
  @ApiOperation({ summary: 'What a verb would do, or why it would be refused; nothing is done' })
  @ApiOkResponse({ type: OperatePreviewAnswer })
  @ApiProblems(404, 409, 422)
  preview(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: VerbTargetDto,
  ): Promise<OperatePreview> {
    return this.#operations.preview(caller, id, body);
  }
}
