import { Module } from '@nestjs/common';
import { DeskNumbersController } from './desk-numbers.controller.ts';
import { DeskNumbersService } from './desk-numbers.service.ts';
import { DeskReviewsController } from './desk-reviews.controller.ts';
import { DeskReviewsService } from './desk-reviews.service.ts';

/** The supervisor's desk. */
@Module({
  controllers: [DeskNumbersController, DeskReviewsController],
  providers: [DeskNumbersService, DeskReviewsService],
})
export class DeskModule {}
