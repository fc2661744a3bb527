import { Body, Controller, Get, Post, Query, Res, UseInterceptors } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { EventReceipt, EventRow, Page } from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { Requires } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { InstanceLog } from '../http/instance-log.interceptor.ts';
import { EventAnswer, EventPage, EventReceiptAnswer } from './event.answer.dto.ts';
import { EventPlaceQuery, ListEventsQuery, PublishEventDto } from './event.dto.ts';
import { EventsService } from './events.service.ts';

/** Events in: stored once by source and id, matched to triggers, each delivery once. */
@ApiTags('events')
@Controller('events')
@ApiProblems(400)
export class EventsController {
  readonly #events: EventsService;

  constructor(events: EventsService) {
    this.#events = events;
  }

  @Post()
  @Requires('event.send')
  @ApiOperation({ summary: 'Publish: 202 when new, 200 when known, 409 when known with other content' })
  @UseInterceptors(new InstanceLog(({ instances }: EventReceipt) => instances))
  @ApiAcceptedResponse({ type: EventReceiptAnswer })
  @ApiOkResponse({ type: EventReceiptAnswer, description: 'It was known already' })
  @ApiProblems(409)
  async publish(
    @CurrentCaller() caller: Caller,
    @Body() body: PublishEventDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EventReceipt> {
    const receipt = await this.#events.publish(caller, body);
    void reply.status(receipt.duplicate ? 200 : 202);
    return receipt;
  }

  @Get()
  @Requires('event.read')
  @ApiOperation({ summary: 'List events, newest first' })
  @ApiOkResponse({ type: EventPage })
  list(@CurrentCaller() caller: Caller, @Query() query: ListEventsQuery): Promise<Page<EventRow>> {
    return this.#events.list(caller, query);
  }

  @Get('one')
  @Requires('event.read')
  @ApiOperation({ summary: 'One event with its payload and what it started' })
  @ApiOkResponse({ type: EventAnswer })
  @ApiProblems(404)
  get(@CurrentCaller() caller: Caller, @Query() place: EventPlaceQuery): Promise<EventRow> {
    return this.#events.get(caller, place.source, place.id);
  }
}
