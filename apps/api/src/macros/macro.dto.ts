import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsNotEmpty, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { Macro, SaveMacroRequest } from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import { AnyJson, ApiAnyJson } from '../http/any-json.ts';

const step = /^[a-z][a-z0-9.-]*\/[A-Za-z0-9]+$/;

/** `GET /macros`. */
export class ListMacrosQuery {
  @ApiPropertyOptional({
    example: 'refund-approval/review',
    description: 'Those for this step and those for every task; absent = all that the caller may use',
  })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  @Matches(step, { message: 'step is definition/stepId' })
  step?: string;
}

/** `POST /macros` and `PUT /macros/:id`. */
export class SaveMacroDto implements SaveMacroRequest {
  @ApiProperty({ example: 'Goodwill, up to 20 euros' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(80)
  @Matches(/^[^\p{Cc}]*\S[^\p{Cc}]*$/u, { message: 'name has a character and no control character' })
  name!: string;

  @ApiPropertyOptional({
    example: 'refund-approval/review',
    description: 'definition/stepId; absent = every task',
  })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  @Matches(step, { message: 'step is definition/stepId' })
  step?: string;

  @ApiPropertyOptional({ example: 'approve' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  outcome?: string;

  @AnyJson({ example: { note: 'As agreed on the phone' }, description: 'What is filled in; at most 100 kB' })
  data!: JsonValue;

  @ApiPropertyOptional({ example: 'Done as agreed.', description: 'Added as a comment, when there' })
  @IsOptional()
  @IsString()
  @MaxLength(10_000)
  @Matches(/^[^\0]*$/, { message: 'comment has no zero character' })
  comment?: string;

  @ApiPropertyOptional({
    example: false,
    description: 'Everybody of the project may use it; needs view.share or task.assign',
  })
  @IsOptional()
  @IsBoolean()
  shared?: boolean;
}

/** A saved answer. */
export class MacroAnswer implements Macro {
  @ApiProperty({ example: 'm-0b6e7c52-4a4f-4bb5-9d5c-6c2b1d3f9a10' })
  id!: string;

  @ApiProperty({ example: 'Goodwill, up to 20 euros' })
  name!: string;

  @ApiPropertyOptional({ example: 'refund-approval/review' })
  step?: string;

  @ApiPropertyOptional({ example: 'approve' })
  outcome?: string;

  @ApiAnyJson({ example: { note: 'As agreed on the phone' } })
  data!: JsonValue;

  @ApiPropertyOptional({ example: 'Done as agreed.' })
  comment?: string;

  @ApiProperty({ example: true })
  shared!: boolean;

  @ApiProperty({ example: 'robin' })
  owner!: string;

  @ApiProperty({ example: true, description: 'Whether the caller may change it' })
  own!: boolean;
}

/** `GET /macros`. */
export class MacroList {
  @ApiProperty({ type: [MacroAnswer] })
  items!: MacroAnswer[];
}
