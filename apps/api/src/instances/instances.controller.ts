import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { InstanceDetail, InstanceSummary, OperateAnswer, Page, VisitRow } from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { Requires, RequiresSignIn } from '../access/permission.decorator.ts';
import { idempotencyKey } from '../http/idempotency-key.ts';
import { PageQuery, pageRequestOf } from '../http/page.dto.ts';
import { ListInstancesQuery, OperateDto, StartInstanceDto } from './instance.dto.ts';
import { InstancesService } from './instances.service.ts';

/** Instances: start, look, and the operators' verbs. */
@ApiTags('instances')
@Controller('instances')
export class InstancesController {
  readonly #instances: InstancesService;

  constructor(instances: InstancesService) {
    this.#instances = instances;
  }

  @Post()
  @RequiresSignIn()
  @HttpCode(202)
  @ApiOperation({ summary: 'Start an instance; needs instance.start or a grant on the definition' })
  @ApiHeader({ name: 'Idempotency-Key', description: 'The same key starts once' })
  start(
    @CurrentCaller() caller: Caller,
    @Body() body: StartInstanceDto,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<InstanceDetail> {
    return this.#instances.start(caller, body, idempotencyKey(key));
  }

  @Get()
  @Requires('instance.read')
  @ApiOperation({ summary: 'List instances, newest first' })
  list(@CurrentCaller() caller: Caller, @Query() query: ListInstancesQuery): Promise<Page<InstanceSummary>> {
    return this.#instances.list(caller, query);
  }

  @Get(':id')
  @Requires('instance.read')
  @ApiOperation({ summary: 'Where an instance stands and what it waits for' })
  get(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<InstanceDetail> {
    return this.#instances.get(caller, id);
  }

  @Get(':id/visits')
  @Requires('instance.read')
  @ApiOperation({ summary: 'The visits of its steps, in the order in which they opened' })
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
  retry(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: OperateDto,
  ): Promise<OperateAnswer> {
    return this.#instances.operate(caller, id, { verb: 'retry', ...body });
  }
}
