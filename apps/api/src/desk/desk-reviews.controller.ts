import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Param,
  Post,
  Put,
  Query,
  UseInterceptors,
} from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { EscalationRow, Page, RoundRow, SampleRow, Sampling } from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { Requires } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { EtagInterceptor, etagOf } from '../http/etag.interceptor.ts';
import { demandIfMatch } from '../http/if-match.ts';
import { PageQuery, pageRequestOf } from '../http/page.dto.ts';
import {
  EscalationPage,
  DeskRoundPage,
  SampleAnswer,
  SamplePage,
  SamplingAnswer,
} from './desk-reviews.answer.dto.ts';
import { DeskReviewsService } from './desk-reviews.service.ts';
import { ListRoundsQuery, ListSamplesQuery, ReviewDto, SamplingDto } from './desk.dto.ts';

const etag = Object.freeze(etagOf('the rules', 3));

/** What a supervisor looks after: what was handed on, approvals as they stand, the quality of completed work. */
@ApiTags('desk')
@Controller('desk')
@ApiProblems(400)
export class DeskReviewsController {
  readonly #reviews: DeskReviewsService;

  constructor(reviews: DeskReviewsService) {
    this.#reviews = reviews;
  }

  @Get('escalations')
  @Requires('desk.read')
  @ApiOperation({ summary: 'Reminders, escalations and reassignments, newest first' })
  @ApiOkResponse({ type: EscalationPage })
  escalations(@CurrentCaller() caller: Caller, @Query() query: PageQuery): Promise<Page<EscalationRow>> {
    return this.#reviews.escalations(caller, pageRequestOf(query));
  }

  @Get('rounds')
  @Requires('desk.read')
  @ApiOperation({ summary: 'Open approvals by several or by other people, and how each stands' })
  @ApiOkResponse({ type: DeskRoundPage })
  rounds(@CurrentCaller() caller: Caller, @Query() query: ListRoundsQuery): Promise<Page<RoundRow>> {
    return this.#reviews.rounds(caller, query.of ?? 'several', pageRequestOf(query));
  }

  @Get('sampling')
  @Requires('desk.read')
  @UseInterceptors(EtagInterceptor)
  @ApiOperation({ summary: 'Of which steps completed tasks are drawn for review' })
  @ApiOkResponse({ type: SamplingAnswer, headers: etag })
  sampling(@CurrentCaller() caller: Caller): Promise<Sampling> {
    return this.#reviews.sampling(caller);
  }

  @Put('sampling')
  @Requires('task.review')
  @UseInterceptors(EtagInterceptor)
  @ApiOperation({ summary: 'Say of which steps; tasks that were drawn stay drawn' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'ETag seen, or * for any' })
  @ApiOkResponse({ type: SamplingAnswer, headers: etag })
  @ApiProblems(412, 422, 428)
  setSampling(
    @CurrentCaller() caller: Caller,
    @Body() body: SamplingDto,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<Sampling> {
    return this.#reviews.setSampling(caller, body.items, demandIfMatch(ifMatch, 'sampling'));
  }

  @Get('samples')
  @Requires('desk.read')
  @ApiOperation({ summary: 'Completed tasks drawn for review, newest first' })
  @ApiOkResponse({ type: SamplePage })
  samples(@CurrentCaller() caller: Caller, @Query() query: ListSamplesQuery): Promise<Page<SampleRow>> {
    return this.#reviews.samples(caller, query.state ?? 'open', pageRequestOf(query));
  }

  @Post('samples/:task/review')
  @Requires('task.review')
  @HttpCode(200)
  @ApiOperation({ summary: 'Say whether it was done right; never of own work; may be said anew' })
  @ApiOkResponse({ type: SampleAnswer })
  @ApiProblems(404)
  review(
    @CurrentCaller() caller: Caller,
    @Param('task') task: string,
    @Body() body: ReviewDto,
  ): Promise<SampleRow> {
    return this.#reviews.review(caller, task, body);
  }
}
