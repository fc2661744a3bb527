import { Body, Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { GroupGrantRow, GroupRow, GroupRelianceRow, Page, ReturnedTasks } from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { Requires } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import {
  GroupAnswer,
  GroupGrantPage,
  GroupPage,
  GroupRelianceAnswer,
  ReturnedTasksAnswer,
} from './group.answer.dto.ts';
import { GroupParams, MemberParams, SaveGroupDto, SetGroupGrantsDto } from './group.dto.ts';
import { GroupsService } from './groups.service.ts';

/** Groups of people who are offered tasks together. */
@ApiTags('groups')
@Controller('groups')
@ApiProblems(400)
export class GroupsController {
  readonly #groups: GroupsService;

  constructor(groups: GroupsService) {
    this.#groups = groups;
  }

  @Get()
  @Requires('user.read')
  @ApiOperation({ summary: 'All groups' })
  @ApiOkResponse({ type: GroupPage })
  list(@CurrentCaller() caller: Caller): Promise<Page<GroupRow>> {
    return this.#groups.list(caller);
  }

  @Get(':name')
  @Requires('user.read')
  @ApiOperation({ summary: 'One group' })
  @ApiOkResponse({ type: GroupAnswer })
  @ApiProblems(404)
  get(@CurrentCaller() caller: Caller, @Param() params: GroupParams): Promise<GroupRow> {
    return this.#groups.get(caller, params.name);
  }

  @Get(':name/reliance')
  @Requires('user.manage')
  @ApiOperation({ summary: 'What rests on a group: what removing it would change' })
  @ApiOkResponse({ type: GroupRelianceAnswer })
  @ApiProblems(404)
  reliance(@CurrentCaller() caller: Caller, @Param() params: GroupParams): Promise<GroupRelianceRow> {
    return this.#groups.reliance(caller, params.name);
  }

  @Put(':name')
  @Requires('user.manage')
  @ApiOperation({ summary: 'Make a group or change its title; a removed one comes back empty' })
  @ApiOkResponse({ type: GroupAnswer })
  save(
    @CurrentCaller() caller: Caller,
    @Param() params: GroupParams,
    @Body() body: SaveGroupDto,
  ): Promise<GroupRow> {
    return this.#groups.save(caller, params.name, body.title);
  }

  @Delete(':name')
  @Requires('user.manage')
  @ApiOperation({ summary: 'Remove a group; the open tasks that went back are listed' })
  @ApiOkResponse({ type: ReturnedTasksAnswer })
  @ApiProblems(404)
  remove(@CurrentCaller() caller: Caller, @Param() params: GroupParams): Promise<ReturnedTasks> {
    return this.#groups.remove(caller, params.name);
  }

  @Put(':name/members/:user')
  @Requires('user.manage')
  @ApiOperation({ summary: 'Add a member; one already there stays' })
  @ApiOkResponse({ type: GroupAnswer })
  @ApiProblems(404)
  join(@CurrentCaller() caller: Caller, @Param() params: MemberParams): Promise<GroupRow> {
    return this.#groups.join(caller, params.name, params.user);
  }

  @Delete(':name/members/:user')
  @Requires('user.manage')
  @ApiOperation({ summary: 'Take a member out; what it has claimed stays with it' })
  @ApiOkResponse({ type: GroupAnswer })
  @ApiProblems(404)
  leave(@CurrentCaller() caller: Caller, @Param() params: MemberParams): Promise<GroupRow> {
    return this.#groups.leave(caller, params.name, params.user);
  }

  @Get(':name/grants')
  @Requires('user.read')
  @ApiOperation({ summary: "Who beside the members may do what with the group's tasks" })
  @ApiOkResponse({ type: GroupGrantPage })
  @ApiProblems(404)
  grants(@CurrentCaller() caller: Caller, @Param() params: GroupParams): Promise<Page<GroupGrantRow>> {
    return this.#groups.grants(caller, params.name);
  }

  @Put(':name/grants')
  @Requires('user.manage')
  @ApiOperation({ summary: "Give exactly these rights over the group's tasks" })
  @ApiOkResponse({ type: GroupGrantPage })
  @ApiProblems(404, 422)
  setGrants(
    @CurrentCaller() caller: Caller,
    @Param() params: GroupParams,
    @Body() body: SetGroupGrantsDto,
  ): Promise<Page<GroupGrantRow>> {
    return this.#groups.setGrants(caller, params.name, body.grants);
  }
}
