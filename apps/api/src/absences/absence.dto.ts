import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  IsBooleanString,
  IsISO8601,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
} from 'class-validator';
import type { SaveAbsenceRequest } from '@fermata/contracts';
import { PageQuery } from '../http/page.dto.ts';
import { loginPattern } from '../users/user.dto.ts';

const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const momentWords = 'a time is RFC 3339 with its offset, such as 2026-03-09T08:00:00Z';
const login = { message: 'a person is named by login' };

/** `GET /absences`. */
export class ListAbsencesQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Only those of this person', example: 'ada' })
  @IsOptional()
  @Matches(loginPattern, login)
  person?: string;

  @ApiPropertyOptional({ description: '`true` shows those that are over too', enum: ['true', 'false'] })
  @IsOptional()
  @IsBooleanString()
  past?: string;
}

/** `POST /absences` and `PUT /absences/:id`. */
export class SaveAbsenceDto implements SaveAbsenceRequest {
  @ApiPropertyOptional({ description: 'Absent = the caller; of others with absence.manage', example: 'ada' })
  @IsOptional()
  @Matches(loginPattern, login)
  person?: string;

  @ApiProperty({ format: 'date-time', example: '2026-03-09T08:00:00Z' })
  @Matches(moment, { message: momentWords })
  @IsISO8601({ strict: true })
  from!: string;

  @ApiProperty({ format: 'date-time', example: '2026-03-16T08:00:00Z', description: 'Exclusive' })
  @Matches(moment, { message: momentWords })
  @IsISO8601({ strict: true })
  until!: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: 'grace',
    description: 'Sees and takes meanwhile what is offered to the person by name; is not followed on',
  })
  @IsOptional()
  @Matches(loginPattern, login)
  substitute?: string | null;

  @ApiPropertyOptional({ example: 'On holiday' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  note?: string;
}
