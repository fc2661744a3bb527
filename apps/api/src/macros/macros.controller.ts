import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Macro } from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { RequiresSignIn } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { Idempotent, OnceKey, type Repeatable } from '../http/idempotent.ts';
import { ListMacrosQuery, MacroAnswer, MacroList, SaveMacroDto } from './macro.dto.ts';
import { MacrosService } from './macros.service.ts';

/** Answers that are given again and again: own ones, and shared ones. */
@ApiTags('macros')
@Controller('macros')
@ApiProblems(400)
export class MacrosController {
  readonly #macros: MacrosService;

  constructor(macros: MacrosService) {
    this.#macros = macros;
  }

  @Get()
  @RequiresSignIn()
  @ApiOperation({ summary: 'The own saved answers and the shared ones, by name' })
  @ApiOkResponse({ type: MacroList })
  list(
    @CurrentCaller() caller: Caller,
    @Query() { step }: ListMacrosQuery,
  ): Promise<{ readonly items: readonly Macro[] }> {
    return this.#macros.list(caller, step);
  }

  @Post()
  @RequiresSignIn()
  @ApiOperation({ summary: 'Save an answer; a shared one needs view.share or task.assign' })
  @Idempotent()
  @ApiCreatedResponse({ type: MacroAnswer })
  @ApiProblems(409, 422)
  create(
    @CurrentCaller() caller: Caller,
    @Body() body: SaveMacroDto,
    @OnceKey() once: Repeatable,
  ): Promise<Macro> {
    return this.#macros.create(caller, body, once);
  }

  @Put(':id')
  @RequiresSignIn()
  @ApiOperation({ summary: 'Change an own saved answer' })
  @ApiOkResponse({ type: MacroAnswer })
  @ApiProblems(404, 409, 422)
  replace(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: SaveMacroDto,
  ): Promise<Macro> {
    return this.#macros.replace(caller, id, body);
  }

  @Delete(':id')
  @RequiresSignIn()
  @HttpCode(204)
  @ApiOperation({ summary: 'Take away an own saved answer; who manages people also a shared one' })
  @ApiNoContentResponse()
  @ApiProblems(404)
  remove(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<void> {
    return this.#macros.remove(caller, id);
  }
}
