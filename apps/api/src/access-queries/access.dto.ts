import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { Permission } from '@fermata/contracts';
import { groupPattern } from '../users/user.dto.ts';
import { permissions } from './access.answer.dto.ts';

/** `GET /access/who-can`: at most one place. */
export class WhoCanQuery {
  @ApiProperty({ enum: permissions, example: 'task.claim' })
  @IsIn(permissions)
  permission!: Permission;

  @ApiPropertyOptional({ description: 'Id of a task: its offers and the separation of duties count' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  task?: string;

  @ApiPropertyOptional({ example: 'refunds', description: 'A group: as if a task were offered to it alone' })
  @IsOptional()
  @Matches(groupPattern, { message: 'group is the name of a group' })
  group?: string;

  @ApiPropertyOptional({ example: 'refund-approval', description: 'A workflow: rights given on it count' })
  @IsOptional()
  @Matches(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$/, { message: 'definition is the name of a workflow' })
  @MaxLength(200)
  definition?: string;
}
