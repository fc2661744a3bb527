import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { AbsenceRow, AwayPerson, Page } from '@fermata/contracts';
import { PageAnswer } from '../http/page.answer.dto.ts';
import { PersonReferenceAnswer } from '../http/person-reference.answer.dto.ts';

/** One absence. */
export class AbsenceAnswer implements AbsenceRow {
  @ApiProperty({ example: 'a-5f0c2b1e' })
  id!: string;

  @ApiProperty({ type: PersonReferenceAnswer })
  person!: PersonReferenceAnswer;

  @ApiProperty({ format: 'date-time', example: '2026-03-09T08:00:00.000Z' })
  from!: string;

  @ApiProperty({ format: 'date-time', example: '2026-03-16T08:00:00.000Z' })
  until!: string;

  @ApiPropertyOptional({ type: PersonReferenceAnswer })
  substitute?: PersonReferenceAnswer;

  @ApiPropertyOptional({ example: 'On holiday' })
  note?: string;

  @ApiProperty({ description: 'Whether the caller may change it', example: true })
  own!: boolean;
}

/** Somebody who is away now. */
export class AwayPersonAnswer implements AwayPerson {
  @ApiProperty({ type: PersonReferenceAnswer })
  person!: PersonReferenceAnswer;

  @ApiProperty({ format: 'date-time', example: '2026-03-16T08:00:00.000Z' })
  until!: string;
}

/** `GET /absences/now`. */
export class AwayPeopleAnswer {
  @ApiProperty({ type: [AwayPersonAnswer] })
  items!: AwayPersonAnswer[];
}

/** `GET /absences`. */
export class AbsencePage extends PageAnswer implements Page<AbsenceRow> {
  @ApiProperty({ type: [AbsenceAnswer] })
  items!: AbsenceAnswer[];
}
