import { Module } from '@nestjs/common';
import { DefinitionsController } from './definitions.controller.ts';
import { DefinitionsService } from './definitions.service.ts';
import { DeploymentsController } from './deployments.controller.ts';
import { DeploymentsService } from './deployments.service.ts';
import { ShelfController } from './shelf.controller.ts';
import { VersionsController } from './versions.controller.ts';

/** Everything about definitions. */
@Module({
  controllers: [DefinitionsController, DeploymentsController, ShelfController, VersionsController],
  providers: [DefinitionsService, DeploymentsService],
})
export class DefinitionsModule {}
