import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
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
import { CreateTokenDto } from './token.dto.ts';
import { TokensService } from './tokens.service.ts';

const example = Object.freeze({
  id: '0b6e7c52-4a4f-4bb5-9d5c-6c2b1d3f9a10',
  name: 'nightly import',
  prefix: 'fermata_1f4a9c02',
  scopes: ['event.send'],
  createdAt: '2026-03-02T08:00:00.000Z',
  expiresAt: '2026-05-31T08:00:00.000Z',
});
const secret = 'fermata_1f4a9c02_qL3pY0mXv8Jt1bN7sKcF2wRz5uHdGe4oA6iTnVxQyBk';

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
  @ApiOperation({ summary: 'My tokens, without their secrets' })
  @ApiOkResponse({ schema: { example: { items: [example] } } })
  list(@CurrentCaller() caller: Caller): Promise<Page<TokenRow>> {
    return this.#tokens.list(caller);
  }

  @Post()
  @RequiresSignIn()
  @Idempotent()
  @ApiOperation({ summary: 'Make a token; its secret is shown only now' })
  @ApiCreatedResponse({ schema: { example: { ...example, secret } } })
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
