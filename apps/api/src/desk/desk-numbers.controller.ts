import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type {
  DeskAgeing,
  DeskForecast,
  DeskLoad,
  DeskThroughput,
  Page,
  StrandedRow,
} from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { Requires } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { PageQuery, pageRequestOf } from '../http/page.dto.ts';
import {
  AgeingAnswer,
  ForecastAnswer,
  LoadAnswer,
  StrandedPage,
  ThroughputAnswer,
} from './desk-numbers.answer.dto.ts';
import { DeskNumbersService } from './desk-numbers.service.ts';
import { LoadQuery, ThroughputQuery } from './desk.dto.ts';

/** The supervisor's desk in numbers. They are counted at most every ten seconds and say when. */
@ApiTags('desk')
@Controller('desk')
@ApiProblems(400)
export class DeskNumbersController {
  readonly #numbers: DeskNumbersService;

  constructor(numbers: DeskNumbersService) {
    this.#numbers = numbers;
  }

  @Get('load')
  @Requires('desk.read')
  @ApiOperation({ summary: 'Open work of the project, of people and of groups' })
  @ApiOkResponse({ type: LoadAnswer })
  load(@CurrentCaller() caller: Caller, @Query() { group }: LoadQuery): Promise<DeskLoad> {
    return this.#numbers.load(caller, group);
  }

  @Get('ageing')
  @Requires('desk.read')
  @ApiOperation({ summary: 'Open tasks by age' })
  @ApiOkResponse({ type: AgeingAnswer })
  ageing(@CurrentCaller() caller: Caller): Promise<DeskAgeing> {
    return this.#numbers.ageing(caller);
  }

  @Get('throughput')
  @Requires('desk.read')
  @ApiOperation({ summary: 'What came and what was done, by day' })
  @ApiOkResponse({ type: ThroughputAnswer })
  throughput(
    @CurrentCaller() caller: Caller,
    @Query() { days = 14 }: ThroughputQuery,
  ): Promise<DeskThroughput> {
    return this.#numbers.throughput(caller, days);
  }

  @Get('forecast')
  @Requires('desk.read')
  @ApiOperation({ summary: 'What comes too late if work goes on at the pace of the last days' })
  @ApiOkResponse({ type: ForecastAnswer })
  forecast(@CurrentCaller() caller: Caller): Promise<DeskForecast> {
    return this.#numbers.forecast(caller);
  }

  @Get('stranded')
  @Requires('desk.read')
  @ApiOperation({ summary: 'Open tasks that do not move by themselves, and why' })
  @ApiOkResponse({ type: StrandedPage })
  stranded(@CurrentCaller() caller: Caller, @Query() query: PageQuery): Promise<Page<StrandedRow>> {
    return this.#numbers.stranded(caller, pageRequestOf(query));
  }
}
