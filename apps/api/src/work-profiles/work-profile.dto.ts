import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsString,
  Matches,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import type { Page, SkillRow, WorkProfile } from '@fermata/contracts';
import { PageAnswer } from '../http/page.answer.dto.ts';
import { loginPattern } from '../users/user.dto.ts';

const skillPattern = /^[a-z0-9][a-z0-9.-]{0,63}$/;

/** `PUT /users/:id/work` and what it answers. */
export class WorkProfileDto implements WorkProfile {
  @ApiProperty({ type: [String], example: ['german', 'refunds.large'] })
  @IsArray()
  @ArrayMaxSize(100)
  @ArrayUnique()
  @Matches(skillPattern, {
    each: true,
    message: 'a skill is 1 to 64 lower-case letters, digits, dots or dashes',
  })
  skills!: string[];

  @ApiProperty({ type: String, nullable: true, example: 'sue', description: 'Who the person reports to' })
  @ValidateIf((body: WorkProfileDto) => body.manager !== null)
  @Matches(loginPattern, { message: 'manager is a login or null' })
  manager!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'office-hours',
    description: 'When the person works',
  })
  @ValidateIf((body: WorkProfileDto) => body.calendar !== null)
  @IsString()
  @MaxLength(200)
  calendar!: string | null;
}

/** A skill that somebody has. */
export class SkillAnswer implements SkillRow {
  @ApiProperty({ example: 'german' })
  name!: string;

  @ApiProperty({ example: 12 })
  people!: number;
}

/** `GET /skills`. */
export class SkillPage extends PageAnswer implements Page<SkillRow> {
  @ApiProperty({ type: [SkillAnswer] })
  items!: SkillAnswer[];
}
