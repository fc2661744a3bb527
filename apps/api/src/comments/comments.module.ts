import { Module } from '@nestjs/common';
import { CommentsController } from './comments.controller.ts';
import { CommentsService } from './comments.service.ts';

/** What people say about tasks. */
@Module({ controllers: [CommentsController], providers: [CommentsService] })
export class CommentsModule {}
