import { Body, Controller, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { DeployResult } from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { Requires } from '../access/permission.decorator.ts';
import { DeployDto } from './definition.dto.ts';
import { DeploymentsService } from './deployments.service.ts';

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
  @ApiOperation({
    summary: 'Publish files together; 422 with all problems of all files when one has an error',
  })
  async deploy(
    @CurrentCaller() caller: Caller,
    @Body() body: DeployDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeployResult> {
    const result = await this.#deployments.deploy(caller, body);
    const isRefused = result.files.some((file) => file.outcome === 'refused');
    void reply.status(isRefused ? 422 : 200);
    return result;
  }
}
