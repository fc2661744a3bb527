import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsEmail,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import { roles, type Role, type UserRow } from '@fermata/contracts';
import { PageQuery } from '../http/page.dto.ts';

/** What a login looks like. */
export const loginPattern = /^[a-z0-9][a-z0-9._@-]{0,63}$/;
/** What a group's name looks like. */
export const groupPattern = /^[a-z][a-z0-9-]{0,63}$/;

const statuses = Object.freeze(['active', 'invited', 'disabled'] as const);

/** `GET /users`. */
export class ListUsersQuery extends PageQuery {
  @ApiPropertyOptional({
    example: 'ada',
    description: 'A part of the login or name; of the address for who sees it',
  })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  text?: string;

  @ApiPropertyOptional({ enum: roles })
  @IsOptional()
  @IsIn(roles)
  role?: Role;

  @ApiPropertyOptional({ example: 'refunds' })
  @IsOptional()
  @Matches(groupPattern, { message: 'group is the name of a group' })
  group?: string;

  @ApiPropertyOptional({ enum: statuses })
  @IsOptional()
  @IsIn(statuses)
  status?: UserRow['status'];
}

/** `POST /users`. */
export class InviteUserDto {
  @ApiProperty({ example: 'ada', description: 'Never changes and is never given twice' })
  @Matches(loginPattern, { message: 'login is 1 to 64 lower-case letters, digits, dots, dashes or @' })
  login!: string;

  @ApiProperty({ example: 'Ada Lovelace' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name!: string;

  @ApiPropertyOptional({ example: 'ada@example.org' })
  @IsOptional()
  @IsEmail()
  @MaxLength(254)
  email?: string;

  @ApiProperty({ enum: roles, isArray: true, example: ['agent'] })
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(roles.length)
  @IsIn(roles, { each: true })
  roles!: Role[];

  @ApiPropertyOptional({ example: ['refunds'] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @Matches(groupPattern, { each: true, message: 'groups are names of groups' })
  groups?: string[];
}

/** `PATCH /users/:id`. */
export class UpdateUserDto {
  @ApiPropertyOptional({ example: 'Ada King' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name?: string;

  @ApiPropertyOptional({ example: 'ada@example.org', nullable: true, type: String })
  @ValidateIf((body: UpdateUserDto) => body.email !== undefined && body.email !== null)
  @IsEmail()
  @MaxLength(254)
  email?: string | null;

  @ApiPropertyOptional({ enum: roles, isArray: true, example: ['agent', 'supervisor'] })
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(roles.length)
  @IsIn(roles, { each: true })
  roles?: Role[];

  @ApiPropertyOptional({ example: ['refunds'] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @Matches(groupPattern, { each: true, message: 'groups are names of groups' })
  groups?: string[];
}

/** `POST /invitations/accept`. */
export class AcceptInvitationDto {
  @ApiProperty({ example: 'qL3pY0mXv8Jt1bN7sKcF2wRz5uHdGe4oA6iTnVxQyBk' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  token!: string;

  @ApiProperty({ example: 'correct horse battery', minLength: 12, maxLength: 256 })
  @IsString()
  @MaxLength(1000)
  password!: string;
}
