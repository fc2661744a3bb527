import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { TaskPresence } from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { Requires } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { TaskPresenceAnswer, TaskPresenceDto } from './task-presence.dto.ts';
import { TaskPresenceService } from './task-presence.service.ts';

/** Who else has a task before them. */
@ApiTags('tasks')
@Controller('tasks')
@ApiProblems(400)
export class TaskPresenceController {
  readonly #presence: TaskPresenceService;

  constructor(presence: TaskPresenceService) {
    this.#presence = presence;
  }

  @Put(':id/presence')
  @Requires('task.see')
  @ApiOperation({
    summary: 'Say that a tab has the task open, and learn who else has; gone after 30 s of silence',
  })
  @ApiOkResponse({ type: TaskPresenceAnswer })
  @ApiProblems(404)
  say(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: TaskPresenceDto,
  ): Promise<TaskPresence> {
    return this.#presence.say(caller, id, body);
  }
}
