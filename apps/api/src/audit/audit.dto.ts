import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { OptionalMoment } from '../http/moment.ts';
import { PageQuery } from '../http/page.dto.ts';

const outcomes = Object.freeze(['allowed', 'denied'] as const);
const chains = Object.freeze(['project', 'installation'] as const);
const formats = Object.freeze(['csv', 'ndjson'] as const);

/** Which trail: of the project, or of the installation, where accounts and sessions are. */
export class ChainQuery extends PageQuery {
  @ApiPropertyOptional({
    enum: chains,
    default: 'project',
    description: 'The trail of the project, or that of the installation: accounts, sessions, passwords',
  })
  @IsOptional()
  @IsIn(chains)
  chain?: (typeof chains)[number];
}

/** `GET /audit`. */
export class ListAuditQuery extends ChainQuery {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(100)
  actor?: string;

  @ApiPropertyOptional({ example: 'task.', description: 'A verb, or how it begins' })
  @IsOptional()
  @Matches(/^[a-zA-Z0-9._-]+$/, { message: 'verb is made of letters, digits, dots and dashes' })
  @MaxLength(100)
  verb?: string;

  @ApiPropertyOptional({ example: 'instance:i-0123', description: 'type:id' })
  @IsOptional()
  @Matches(/^[a-z-]+:.+$/, { message: 'object is type:id' })
  @MaxLength(300)
  object?: string;

  @ApiPropertyOptional({ enum: outcomes })
  @IsOptional()
  @IsIn(outcomes)
  outcome?: (typeof outcomes)[number];

  @ApiPropertyOptional({ example: '0b6e7c52-4a4f-4bb5-9d5c-6c2b1d3f9a10' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  requestId?: string;

  @OptionalMoment()
  after?: Date;

  @OptionalMoment()
  before?: Date;
}

/** `GET /audit/export`: all rows of the filters, whatever `cursor` and `limit` say. */
export class ExportAuditQuery extends ListAuditQuery {
  @ApiPropertyOptional({ enum: formats, default: 'csv' })
  @IsOptional()
  @IsIn(formats)
  format?: (typeof formats)[number];
}
