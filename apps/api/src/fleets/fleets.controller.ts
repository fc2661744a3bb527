import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FleetDetail, FleetSummary, Page } from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { Requires } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { Idempotent, OnceKey, type Repeatable } from '../http/idempotent.ts';
import { PageQuery, pageRequestOf } from '../http/page.dto.ts';
import { FleetDetailAnswer, FleetPage } from './fleet.answer.dto.ts';
import { CreateFleetDto, TurnFleetDto } from './fleet.dto.ts';
import { FleetsService } from './fleets.service.ts';

/** One verb for thousands of instances: first a preview, then at a rate, halted by too many failures. */
@ApiTags('fleets')
@Controller('fleets')
@ApiProblems(400)
export class FleetsController {
  readonly #fleets: FleetsService;

  constructor(fleets: FleetsService) {
    this.#fleets = fleets;
  }

  @Post()
  @Requires('instance.fleet')
  @HttpCode(202)
  @ApiOperation({ summary: 'Choose instances and preview a verb for each; nothing is done before a start' })
  @Idempotent()
  @ApiAcceptedResponse({ type: FleetDetailAnswer })
  @ApiProblems(404, 422)
  create(
    @CurrentCaller() caller: Caller,
    @Body() body: CreateFleetDto,
    @OnceKey() once: Repeatable,
  ): Promise<FleetDetail> {
    return this.#fleets.create(caller, body, once);
  }

  @Get()
  @Requires('instance.fleet')
  @ApiOperation({ summary: 'Fleets, newest first' })
  @ApiOkResponse({ type: FleetPage })
  list(@CurrentCaller() caller: Caller, @Query() query: PageQuery): Promise<Page<FleetSummary>> {
    return this.#fleets.list(caller, pageRequestOf(query));
  }

  @Get(':id')
  @Requires('instance.fleet')
  @ApiOperation({ summary: 'How its instances stand, put together by reason' })
  @ApiOkResponse({ type: FleetDetailAnswer })
  @ApiProblems(404)
  get(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<FleetDetail> {
    return this.#fleets.get(caller, id);
  }

  @Post(':id/start')
  @Requires('instance.fleet')
  @HttpCode(202)
  @ApiOperation({ summary: 'Do it, or go on after a halt' })
  @ApiAcceptedResponse({ type: FleetDetailAnswer })
  @ApiProblems(404, 409)
  start(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: TurnFleetDto,
  ): Promise<FleetDetail> {
    return this.#fleets.turn(caller, id, { verb: 'start', ...body });
  }

  @Post(':id/halt')
  @Requires('instance.fleet')
  @HttpCode(202)
  @ApiOperation({ summary: 'Send nothing more until it is started again' })
  @ApiAcceptedResponse({ type: FleetDetailAnswer })
  @ApiProblems(404, 409)
  halt(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: TurnFleetDto,
  ): Promise<FleetDetail> {
    return this.#fleets.turn(caller, id, { verb: 'halt', ...body });
  }

  @Post(':id/stop')
  @Requires('instance.fleet')
  @HttpCode(202)
  @ApiOperation({ summary: 'End it for good; what was sent is not taken back' })
  @ApiAcceptedResponse({ type: FleetDetailAnswer })
  @ApiProblems(404, 409)
  stop(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: TurnFleetDto,
  ): Promise<FleetDetail> {
    return this.#fleets.turn(caller, id, { verb: 'stop', ...body });
  }
}
