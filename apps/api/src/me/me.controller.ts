import { Body, Controller, Get, Patch, Put, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Me } from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { RequiresAccount, RequiresSignIn } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { setSessionCookie } from '../http/cookies.ts';
import type { Origin } from '../sessions/open-session.ts';
import { RequestOrigin } from '../sessions/request-origin.ts';
import { MeAnswer } from './me.answer.dto.ts';
import { ChangePasswordDto, UpdateMeDto } from './me.dto.ts';
import { MeService } from './me.service.ts';

/** The caller's own account. */
@ApiTags('me')
@Controller('me')
export class MeController {
  readonly #me: MeService;

  constructor(me: MeService) {
    this.#me = me;
  }

  @Get()
  @RequiresAccount()
  @ApiOperation({ summary: 'Who I am, what I may do, and the CSRF value of this session' })
  @ApiOkResponse({ type: MeAnswer })
  get(@CurrentCaller() caller: Caller): Promise<Me> {
    return this.#me.get(caller);
  }

  @Patch()
  @RequiresSignIn()
  @ApiOperation({ summary: 'Set my time zone and language' })
  @ApiOkResponse({ type: MeAnswer })
  @ApiProblems(400)
  update(@CurrentCaller() caller: Caller, @Body() body: UpdateMeDto): Promise<Me> {
    return this.#me.update(caller, body);
  }

  @Put('password')
  @RequiresAccount()
  @ApiOperation({
    summary: 'Change my password; every session ends, this one gets a new cookie and CSRF value',
  })
  @ApiOkResponse({ type: MeAnswer })
  @ApiProblems(400, 422)
  async changePassword(
    @CurrentCaller() caller: Caller,
    @Body() body: ChangePasswordDto,
    @RequestOrigin() from: Origin,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    const { me, opened } = await this.#me.changePassword(caller, body, from);
    if (opened !== undefined) setSessionCookie(reply, opened.secret, opened.expiresAt);
    return me;
  }
}
