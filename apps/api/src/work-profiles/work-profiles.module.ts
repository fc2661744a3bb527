import { Module } from '@nestjs/common';
import { WorkProfilesController } from './work-profiles.controller.ts';
import { WorkProfilesService } from './work-profiles.service.ts';

/** Skills, managers and calendars of people. */
@Module({ controllers: [WorkProfilesController], providers: [WorkProfilesService] })
export class WorkProfilesModule {}
