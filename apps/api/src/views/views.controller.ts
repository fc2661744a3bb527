import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { SavedViewRow } from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { RequiresSignIn } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { Idempotent, OnceKey, type Repeatable } from '../http/idempotent.ts';
import { SavedViewAnswer, SavedViewsAnswer } from './view.answer.dto.ts';
import { CreateViewDto, ListViewsQuery, UpdateViewDto } from './view.dto.ts';
import { ViewsService } from './views.service.ts';

/** Pages as people like to look at them: filters and orders with a name, own or shared. */
@ApiTags('views')
@Controller('views')
@ApiProblems(400)
export class ViewsController {
  readonly #views: ViewsService;

  constructor(views: ViewsService) {
    this.#views = views;
  }

  @Get()
  @RequiresSignIn()
  @ApiOperation({ summary: 'The own views of a page, and the shared ones, by name' })
  @ApiOkResponse({ type: SavedViewsAnswer })
  list(
    @CurrentCaller() caller: Caller,
    @Query() { page }: ListViewsQuery,
  ): Promise<{ readonly items: readonly SavedViewRow[] }> {
    return this.#views.list(caller, page);
  }

  @Post()
  @RequiresSignIn()
  @ApiOperation({ summary: 'Save a view; a shared one needs view.share' })
  @Idempotent()
  @ApiCreatedResponse({ type: SavedViewAnswer })
  @ApiProblems(409, 422)
  create(
    @CurrentCaller() caller: Caller,
    @Body() body: CreateViewDto,
    @OnceKey() once: Repeatable,
  ): Promise<SavedViewRow> {
    return this.#views.create(caller, body, once);
  }

  @Put(':id')
  @RequiresSignIn()
  @ApiOperation({ summary: 'Change an own view' })
  @ApiOkResponse({ type: SavedViewAnswer })
  @ApiProblems(404, 409)
  replace(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: UpdateViewDto,
  ): Promise<SavedViewRow> {
    return this.#views.replace(caller, id, body);
  }

  @Delete(':id')
  @RequiresSignIn()
  @HttpCode(204)
  @ApiOperation({ summary: 'Take away an own view; who manages people also a shared one' })
  @ApiNoContentResponse()
  @ApiProblems(404)
  remove(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<void> {
    return this.#views.remove(caller, id);
  }
}
