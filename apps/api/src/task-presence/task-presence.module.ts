import { Module } from '@nestjs/common';
import { TaskPresenceController } from './task-presence.controller.ts';
import { TaskPresenceService } from './task-presence.service.ts';

/** Who has which task open. */
@Module({ controllers: [TaskPresenceController], providers: [TaskPresenceService] })
export class TaskPresenceModule {}
