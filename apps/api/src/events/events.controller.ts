import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { EventReceipt, EventRow, Page } from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { Requires } from '../access/permission.decorator.ts';
import { EventPlaceQuery, ListEventsQuery, PublishEventDto } from './event.dto.ts';
import { EventsService } from './events.service.ts';

/** Events in: stored once by source and id, matched to triggers, each delivery once. */
@ApiTags('events')
@Controller('events')
export class EventsController {
  readonly #events: EventsService;

  constructor(events: EventsService) {
    this.#events = events;
  }

  @Post()
  @Requires('event.send')
  @ApiOperation({ summary: 'Publish: 202 when new, 200 when known, 409 when known with other content' })
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
  list(@CurrentCaller() caller: Caller, @Query() query: ListEventsQuery): Promise<Page<EventRow>> {
    return this.#events.list(caller, query);
  }

  @Get('one')
  @Requires('event.read')
  @ApiOperation({ summary: 'One event with its payload and what it started' })
  get(@CurrentCaller() caller: Caller, @Query() place: EventPlaceQuery): Promise<EventRow> {
    return this.#events.get(caller, place.source, place.id);
  }
}
