import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { DeployResult } from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { Requires } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { Idempotent, OnceKey, type Repeatable } from '../http/idempotent.ts';
import { DeployDto } from './definition.dto.ts';
import { DeploymentsService } from './deployments.service.ts';
import { DeployResultAnswer } from './version.answer.dto.ts';

/** Sets of definition files, published together or not at all. */
@ApiTags('definitions')
@Controller('deployments')
export class DeploymentsController {
  readonly #deployments: DeploymentsService;

  constructor(deployments: DeploymentsService) {
    this.#deployments = deployments;
  }

  @Post()
  @Requires('definition.publish')
  @HttpCode(200)
  @Idempotent()
  @ApiOperation({
    summary: 'Publish files together, or none: 422 with `files` and all their problems when one has an error',
  })
  @ApiOkResponse({ type: DeployResultAnswer })
  @ApiProblems(400, 409)
  deploy(
    @CurrentCaller() caller: Caller,
    @Body() body: DeployDto,
    @OnceKey() once: Repeatable,
  ): Promise<DeployResult> {
    return this.#deployments.deploy(caller, body, once);
  }
}
