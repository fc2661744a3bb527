import { Body, Controller, Get, HttpCode, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type {
  InstanceCounts,
  InstanceDetail,
  InstanceSummary,
  OperateAnswer,
  Page,
  VisitRow,
} from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { Requires, RequiresSignIn } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { Idempotent, OnceKey, type Repeatable } from '../http/idempotent.ts';
import { InstanceLog } from '../http/instance-log.interceptor.ts';
import { PageQuery, pageRequestOf } from '../http/page.dto.ts';
import { InstanceDetailAnswer, InstancePage, OperateAnswerDto } from './instance.answer.dto.ts';
import { InstanceFilterQuery, ListInstancesQuery, OperateDto, StartInstanceDto } from './instance.dto.ts';
import { InstanceCountsAnswer } from './instance-context.answer.dto.ts';
import { InstancesService } from './instances.service.ts';
import { VisitPage } from './visit.answer.dto.ts';

/** Instances: start, look, and the operators' verbs. */
@ApiTags('instances')
@Controller('instances')
@ApiProblems(400)
export class InstancesController {
  readonly #instances: InstancesService;

  constructor(instances: InstancesService) {
    this.#instances = instances;
  }

  @Post()
  @RequiresSignIn()
  @HttpCode(202)
  @ApiOperation({ summary: 'Start an instance; needs instance.start or a grant on the definition' })
  @Idempotent()
  @UseInterceptors(new InstanceLog(({ id }: InstanceDetail) => [id]))
  @ApiAcceptedResponse({ type: InstanceDetailAnswer })
  @ApiProblems(404, 409, 422)
  start(
    @CurrentCaller() caller: Caller,
    @Body() body: StartInstanceDto,
    @OnceKey() once: Repeatable,
  ): Promise<InstanceDetail> {
    return this.#instances.start(caller, body, once);
  }

  @Get()
  @Requires('instance.read')
  @ApiOperation({ summary: 'List instances, newest first unless ordered otherwise' })
  @ApiOkResponse({ type: InstancePage })
  list(@CurrentCaller() caller: Caller, @Query() query: ListInstancesQuery): Promise<Page<InstanceSummary>> {
    return this.#instances.list(caller, query);
  }

  @Get('counts')
  @Requires('instance.read')
  @ApiOperation({ summary: 'How many of each status fit a filter, each counted up to 1,000' })
  @ApiOkResponse({ type: InstanceCountsAnswer })
  counts(@CurrentCaller() caller: Caller, @Query() query: InstanceFilterQuery): Promise<InstanceCounts> {
    return this.#instances.counts(caller, query);
  }

  @Get(':id')
  @Requires('instance.read')
  @ApiOperation({ summary: 'Where an instance stands and what it waits for' })
  @ApiOkResponse({ type: InstanceDetailAnswer })
  @ApiProblems(404)
  get(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<InstanceDetail> {
    return this.#instances.get(caller, id);
  }

  @Get(':id/visits')
  @Requires('instance.read')
  @ApiOperation({ summary: 'The visits of its steps, in the order in which they opened' })
  @ApiOkResponse({ type: VisitPage })
  @ApiProblems(404)
  visits(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Query() query: PageQuery,
  ): Promise<Page<VisitRow>> {
    return this.#instances.visits(caller, id, pageRequestOf(query));
  }

  @Post(':id/cancel')
  @Requires('instance.cancel')
  @HttpCode(202)
  @ApiOperation({ summary: 'Ask it to end; its onCancel path runs' })
  @ApiAcceptedResponse({ type: OperateAnswerDto })
  @ApiProblems(404, 409)
  cancel(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: OperateDto,
  ): Promise<OperateAnswer> {
    return this.#instances.operate(caller, id, { verb: 'cancel', ...body });
  }

  @Post(':id/terminate')
  @Requires('instance.terminate')
  @HttpCode(202)
  @ApiOperation({ summary: 'End it at once, without its handlers' })
  @ApiAcceptedResponse({ type: OperateAnswerDto })
  @ApiProblems(404, 409)
  terminate(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: OperateDto,
  ): Promise<OperateAnswer> {
    return this.#instances.operate(caller, id, { verb: 'terminate', ...body });
  }

  @Post(':id/retry')
  @Requires('instance.retry')
  @HttpCode(202)
  @ApiOperation({ summary: 'Try its held or failed step again' })
  @ApiAcceptedResponse({ type: OperateAnswerDto })
  @ApiProblems(404, 409)
  retry(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: OperateDto,
  ): Promise<OperateAnswer> {
    return this.#instances.operate(caller, id, { verb: 'retry', ...body });
  }
}
