import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import type { Origin } from '../sessions/open-session.ts';
import { RequestOrigin } from '../sessions/request-origin.ts';
import { LoginAnswer } from './user.answer.dto.ts';
import { InvitationsService } from './invitations.service.ts';
import { AcceptInvitationDto } from './user.dto.ts';

/** Where invited people, and those whose password was reset, come in. */
@ApiTags('users')
@Controller('invitations')
export class InvitationsController {
  readonly #invitations: InvitationsService;

  constructor(invitations: InvitationsService) {
    this.#invitations = invitations;
  }

  @Post('accept')
  @Public()
  @HttpCode(200)
  @ApiOperation({ summary: 'Set a password with a one-time token; then sign in with it' })
  @ApiOkResponse({ type: LoginAnswer })
  @ApiProblems(400, 403, 404, 422, 503)
  accept(
    @Body() body: AcceptInvitationDto,
    @RequestOrigin() from: Origin,
  ): Promise<{ readonly login: string }> {
    return this.#invitations.accept(body, from);
  }
}
