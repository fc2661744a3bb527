import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type {
  InvitedUser,
  OneTimeToken,
  Page,
  ReturnedTasks,
  UserRow,
  UserRelianceRow,
} from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { Requires } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { Idempotent, OnceKey, type Repeatable } from '../http/idempotent.ts';

import { ReturnedTasksAnswer } from '../groups/group.answer.dto.ts';
import { ClosedSessionsAnswer } from '../sessions/session.answer.dto.ts';
import {
  InvitedUserAnswer,
  OneTimeTokenAnswer,
  UserAnswer,
  UserPage,
  UserRelianceAnswer,
} from './user.answer.dto.ts';
import { InviteUserDto, ListUsersQuery, UpdateUserDto } from './user.dto.ts';
import { UsersService } from './users.service.ts';

/** Accounts, by who manages them. */
@ApiTags('users')
@Controller('users')
export class UsersController {
  readonly #users: UsersService;

  constructor(users: UsersService) {
    this.#users = users;
  }

  @Get()
  @Requires('user.read')
  @ApiOperation({ summary: 'Users by login; addresses only for who manages users' })
  @ApiOkResponse({ type: UserPage })
  @ApiProblems(400)
  list(@CurrentCaller() caller: Caller, @Query() query: ListUsersQuery): Promise<Page<UserRow>> {
    return this.#users.list(caller, query);
  }

  @Post()
  @Requires('user.manage')
  @Idempotent()
  @ApiOperation({ summary: 'Invite: the one-time token in the answer is shown only now and lives a week' })
  @ApiCreatedResponse({
    type: InvitedUserAnswer,
  })
  @ApiProblems(400, 409, 422)
  invite(
    @CurrentCaller() caller: Caller,
    @Body() body: InviteUserDto,
    @OnceKey() key: Repeatable,
  ): Promise<InvitedUser> {
    return this.#users.invite(caller, body, key);
  }

  @Get(':id')
  @Requires('user.read')
  @ApiOperation({ summary: 'One user' })
  @ApiOkResponse({ type: UserAnswer })
  @ApiProblems(404)
  get(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<UserRow> {
    return this.#users.get(caller, id);
  }

  @Get(':id/reliance')
  @Requires('user.manage')
  @ApiOperation({ summary: 'What rests on a person: what disabling or removing it would change' })
  @ApiOkResponse({ type: UserRelianceAnswer })
  @ApiProblems(404)
  reliance(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<UserRelianceRow> {
    return this.#users.reliance(caller, id);
  }

  @Patch(':id')
  @Requires('user.manage')
  @ApiOperation({ summary: 'Change name, address, roles or groups; the last admin stays one' })
  @ApiOkResponse({ type: UserAnswer })
  @ApiProblems(400, 404, 409, 422)
  update(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: UpdateUserDto,
  ): Promise<UserRow> {
    return this.#users.update(caller, id, body);
  }

  @Post(':id/disable')
  @Requires('user.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Lock out at once: sessions end, tokens rest' })
  @ApiOkResponse({ type: UserAnswer })
  @ApiProblems(404, 409)
  disable(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<UserRow> {
    return this.#users.setDisabled(caller, id, true);
  }

  @Post(':id/enable')
  @Requires('user.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Let in again' })
  @ApiOkResponse({ type: UserAnswer })
  @ApiProblems(404)
  enable(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<UserRow> {
    return this.#users.setDisabled(caller, id, false);
  }

  @Post(':id/reset-password')
  @Requires('user.manage')
  @Idempotent()
  @ApiOperation({
    summary: 'A one-time token, shown only now, by which the person sets a new password within a day',
  })
  @ApiCreatedResponse({ type: OneTimeTokenAnswer })
  @ApiProblems(404, 409)
  resetPassword(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @OnceKey() key: Repeatable,
  ): Promise<OneTimeToken> {
    return this.#users.resetPassword(caller, id, key);
  }

  @Post(':id/sign-out')
  @Requires('user.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'End all sessions of a person; API tokens stay' })
  @ApiOkResponse({ type: ClosedSessionsAnswer })
  @ApiProblems(404)
  signOut(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<{ readonly closed: number }> {
    return this.#users.signOut(caller, id);
  }

  @Delete(':id')
  @Requires('user.manage')
  @ApiOperation({ summary: 'Remove for good; the open tasks that went back are listed' })
  @ApiOkResponse({ type: ReturnedTasksAnswer })
  @ApiProblems(404, 409)
  remove(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<ReturnedTasks> {
    return this.#users.remove(caller, id);
  }
}
