import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { Page, SignInRow } from '@fermata/contracts';
import { PageAnswer } from '../http/page.answer.dto.ts';
import { PageQuery } from '../http/page.dto.ts';

const results = Object.freeze(['succeeded', 'failed'] as const);
const kinds = Object.freeze(['login', 'address', 'password'] as const);

/** `GET /sign-ins`. */
export class ListSignInsQuery extends PageQuery {
  @ApiPropertyOptional({ example: 'ada', description: 'A login or an address, whole' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  subject?: string;

  @ApiPropertyOptional({ enum: results })
  @IsOptional()
  @IsIn(results)
  result?: (typeof results)[number];
}

/** An attempt to sign in. */
export class SignInAnswer implements SignInRow {
  @ApiProperty({ format: 'date-time', example: '2026-03-09T08:00:00.000Z' })
  at!: string;

  @ApiProperty({
    enum: kinds,
    example: 'login',
    description: 'What it was counted for; password = its change',
  })
  kind!: SignInRow['kind'];

  @ApiProperty({ example: 'ada', description: 'The login or the address that was tried' })
  subject!: string;

  @ApiProperty({ example: false })
  succeeded!: boolean;
}

/** `GET /sign-ins`. */
export class SignInPage extends PageAnswer implements Page<SignInRow> {
  @ApiProperty({ type: [SignInAnswer] })
  items!: SignInAnswer[];
}
