import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Me, Page, SessionSummary } from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { Public, RequiresAccount } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { clearSessionCookie, sessionCookie, setSessionCookie } from '../http/cookies.ts';
import { MeAnswer } from '../me/me.answer.dto.ts';
import { ClosedSessionsAnswer, SessionPage } from './session.answer.dto.ts';
import type { Origin } from './open-session.ts';
import { RequestOrigin } from './request-origin.ts';
import { SignInDto } from './session.dto.ts';
import { SessionsService } from './sessions.service.ts';
import { SignInService } from './sign-in.service.ts';

/** Signing in and out. */
@ApiTags('sessions')
@Controller('sessions')
export class SessionsController {
  readonly #signIn: SignInService;
  readonly #sessions: SessionsService;

  constructor(signIn: SignInService, sessions: SessionsService) {
    this.#signIn = signIn;
    this.#sessions = sessions;
  }

  @Post()
  @Public()
  @ApiOperation({ summary: 'Sign in: sets the session cookie, answers who is in and the CSRF value' })
  @ApiCreatedResponse({ type: MeAnswer })
  @ApiProblems(400, 401, 403, 429, 503)
  async open(
    @Body() body: SignInDto,
    @RequestOrigin() from: Origin,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    const claim = { login: body.login, password: body.password, presented: request.cookies[sessionCookie] };
    const { me, secret, expiresAt } = await this.#signIn.signIn(claim, from);
    setSessionCookie(reply, secret, expiresAt);
    return me;
  }

  @Get()
  @RequiresAccount()
  @ApiOperation({ summary: 'Where I am signed in' })
  @ApiOkResponse({ type: SessionPage })
  list(@CurrentCaller() caller: Caller): Promise<Page<SessionSummary>> {
    return this.#sessions.list(caller);
  }

  @Delete('current')
  @RequiresAccount()
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiOperation({ summary: 'Sign out' })
  async closeCurrent(
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.#sessions.closeCurrent(caller);
    clearSessionCookie(reply);
  }

  @Delete()
  @RequiresAccount()
  @ApiOperation({ summary: 'Sign out everywhere; API tokens stay' })
  @ApiOkResponse({ type: ClosedSessionsAnswer })
  async closeAll(
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ readonly closed: number }> {
    const closed = await this.#sessions.closeAll(caller);
    clearSessionCookie(reply);
    return { closed };
  }
}
