import { Module } from '@nestjs/common';
import { MacrosController } from './macros.controller.ts';
import { MacrosService } from './macros.service.ts';

/** Saved answers. */
@Module({ controllers: [MacrosController], providers: [MacrosService] })
export class MacrosModule {}
