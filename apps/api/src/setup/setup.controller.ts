import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import type { Origin } from '../sessions/open-session.ts';
import { RequestOrigin } from '../sessions/request-origin.ts';
import { LoginAnswer } from '../users/user.answer.dto.ts';
import { SetupDto } from './setup.dto.ts';
import { SetupService } from './setup.service.ts';

/** The first minute of an installation. */
@ApiTags('setup')
@Controller('setup')
export class SetupController {
  readonly #setup: SetupService;

  constructor(setup: SetupService) {
    this.#setup = setup;
  }

  @Post()
  @Public()
  @ApiOperation({ summary: 'Make the first admin with the one-time token that the console showed' })
  @ApiCreatedResponse({ type: LoginAnswer })
  @ApiProblems(400, 403, 404, 409, 422)
  setUp(@Body() body: SetupDto, @RequestOrigin() from: Origin): Promise<{ readonly login: string }> {
    return this.#setup.setUp(body, from);
  }
}
