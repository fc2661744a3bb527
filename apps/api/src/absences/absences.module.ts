import { Module } from '@nestjs/common';
import { AbsencesController } from './absences.controller.ts';
import { AbsencesService } from './absences.service.ts';

/** Who is away, and who stands in. */
@Module({ controllers: [AbsencesController], providers: [AbsencesService] })
export class AbsencesModule {}
