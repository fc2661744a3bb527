import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { rights, roles, type RoleRow, type WhoCan } from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { Requires } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { RoleList, WhoCanAnswer } from './access.answer.dto.ts';
import { WhoCanQuery } from './access.dto.ts';
import { AccessService } from './access.service.ts';

/** Who may do what, and why. */
@ApiTags('access')
@Controller('access')
export class AccessController {
  readonly #access: AccessService;

  constructor(access: AccessService) {
    this.#access = access;
  }

  @Get('roles')
  @Requires('access.read')
  @ApiOperation({ summary: 'The one table of rights: what each role may do' })
  @ApiOkResponse({ type: RoleList })
  roles(): { readonly items: readonly RoleRow[] } {
    return { items: roles.map((role) => ({ role, permissions: rights[role] })) };
  }

  @Get('who-can')
  @Requires('access.read')
  @ApiOperation({
    summary:
      'Who may do one thing, at a task, at the tasks of a group, with a workflow, or at all; and by what',
  })
  @ApiOkResponse({ type: WhoCanAnswer })
  @ApiProblems(400, 404)
  whoCan(@CurrentCaller() caller: Caller, @Query() query: WhoCanQuery): Promise<WhoCan> {
    return this.#access.whoCan(caller, query);
  }
}
