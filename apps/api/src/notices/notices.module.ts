import { Module } from '@nestjs/common';
import { NoticesController } from './notices.controller.ts';
import { NoticesService } from './notices.service.ts';

/** What people are told. */
@Module({ controllers: [NoticesController], providers: [NoticesService] })
export class NoticesModule {}
