import { Module } from '@nestjs/common';
import { DefinitionsController } from './definitions.controller.ts';
import { DefinitionsService } from './definitions.service.ts';
import { DeploymentsController } from './deployments.controller.ts';
import { DeploymentsService } from './deployments.service.ts';
import { EditingController } from './editing.controller.ts';
import { EditingService } from './editing.service.ts';
import { ShelfController } from './shelf.controller.ts';
import { TemplatesController } from './templates.controller.ts';
import { VersionsController } from './versions.controller.ts';

/** Everything about definitions. */
@Module({
  controllers: [
    DefinitionsController,
    DeploymentsController,
    EditingController,
    ShelfController,
    TemplatesController,
    VersionsController,
  ],
  providers: [DefinitionsService, DeploymentsService, EditingService],
})
export class DefinitionsModule {}
