import { Controller, Get, Headers, Inject, Req, Res } from '@nestjs/common';
import {
  ApiExtraModels,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { RequiresSignIn } from '../access/permission.decorator.ts';
import { ChangeAnswer } from './change.answer.dto.ts';
import { StreamService } from './stream.service.ts';

/** What changes, as it changes: server-sent events that resume where the reader left off. */
@ApiTags('stream')
@Controller('stream')
export class StreamController {
  readonly #stream: StreamService;

  constructor(@Inject(StreamService) stream: StreamService) {
    this.#stream = stream;
  }

  @Get()
  @RequiresSignIn()
  @ApiOperation({ summary: 'Changes the caller may see; Last-Event-ID resumes after that change' })
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'The id of the last change that was read',
  })
  @ApiExtraModels(ChangeAnswer)
  @ApiOkResponse({
    description: 'Server-sent events without end; the data of each is one change',
    content: { 'text/event-stream': { schema: { $ref: getSchemaPath(ChangeAnswer) } } },
  })
  open(
    @CurrentCaller() caller: Caller,
    @Headers('last-event-id') lastId: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.#stream.follow(caller, lastId, request, reply);
  }
}
