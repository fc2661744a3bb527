import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Page, TokenRow } from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { RequiresSignIn } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { Idempotent, OnceKey, type Repeatable } from '../http/idempotent.ts';
import { TokenAnswer, TokenPage } from './token.answer.dto.ts';
import { CreateTokenDto, ListTokensQuery } from './token.dto.ts';
import { TokensService } from './tokens.service.ts';

/** API tokens of the caller: for programs, and for `fermata login`. */
@ApiTags('tokens')
@Controller('tokens')
export class TokensController {
  readonly #tokens: TokensService;

  constructor(tokens: TokensService) {
    this.#tokens = tokens;
  }

  @Get()
  @RequiresSignIn()
  @ApiOperation({
    summary: 'My tokens, or those of a person for who manages tokens, without their secrets',
  })
  @ApiOkResponse({ type: TokenPage })
  @ApiProblems(400)
  list(@CurrentCaller() caller: Caller, @Query() { owner }: ListTokensQuery): Promise<Page<TokenRow>> {
    return this.#tokens.list(caller, owner);
  }

  @Post()
  @RequiresSignIn()
  @Idempotent()
  @ApiOperation({ summary: 'Make a token; its secret is shown only now' })
  @ApiCreatedResponse({ type: TokenAnswer })
  @ApiProblems(400, 409)
  create(
    @CurrentCaller() caller: Caller,
    @Body() body: CreateTokenDto,
    @OnceKey() key: Repeatable,
  ): Promise<TokenRow> {
    return this.#tokens.create(caller, body, key);
  }

  @Delete(':id')
  @RequiresSignIn()
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiOperation({
    summary: 'Revoke a token of mine, or any for who manages tokens; it ends with the next request',
  })
  @ApiProblems(404)
  revoke(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<void> {
    return this.#tokens.revoke(caller, id);
  }
}
