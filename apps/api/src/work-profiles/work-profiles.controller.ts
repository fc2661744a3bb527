import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Page, SkillRow, WorkProfile } from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { Requires } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { SkillPage, WorkProfileDto } from './work-profile.dto.ts';
import { WorkProfilesService } from './work-profiles.service.ts';

/** What distribution asks of people: skills, managers, calendars. */
@ApiTags('users')
@Controller()
export class WorkProfilesController {
  readonly #profiles: WorkProfilesService;

  constructor(profiles: WorkProfilesService) {
    this.#profiles = profiles;
  }

  @Get('users/:id/work')
  @Requires('user.read')
  @ApiOperation({ summary: 'Skills, manager and calendar of a person' })
  @ApiOkResponse({ type: WorkProfileDto })
  @ApiProblems(404)
  get(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<WorkProfile> {
    return this.#profiles.get(caller, id);
  }

  @Put('users/:id/work')
  @Requires('user.manage')
  @ApiOperation({ summary: 'Say exactly this of a person; nobody reports to oneself, however indirectly' })
  @ApiOkResponse({ type: WorkProfileDto })
  @ApiProblems(400, 404, 422)
  save(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: WorkProfileDto,
  ): Promise<WorkProfile> {
    return this.#profiles.save(caller, id, body);
  }

  @Get('skills')
  @Requires('user.read')
  @ApiOperation({ summary: 'Every skill that somebody has, with how many' })
  @ApiOkResponse({ type: SkillPage })
  skills(@CurrentCaller() caller: Caller): Promise<Page<SkillRow>> {
    return this.#profiles.skills(caller);
  }
}
