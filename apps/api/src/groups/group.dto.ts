import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import type { GroupGrantRow } from '@fermata/contracts';

const granteeKinds = Object.freeze(['user', 'group'] as const);
const verbs = Object.freeze(['see', 'claim', 'complete', 'reassign', 'suspend'] as const);
const granteePattern = /^[a-z0-9][a-z0-9._@-]{0,63}$/;

/** `:name` of a group. */
export class GroupParams {
  @ApiProperty({ example: 'refunds' })
  @Matches(/^[a-z][a-z0-9-]{0,63}$/, {
    message: 'a group is named by 1 to 64 lower-case letters, digits, dashes',
  })
  name!: string;
}

/** `:name` of a group and `:user` in it. */
export class MemberParams extends GroupParams {
  @ApiProperty({ example: 'ada' })
  @IsString()
  @MaxLength(64)
  user!: string;
}

/** `PUT /groups/:name`. */
export class SaveGroupDto {
  @ApiProperty({ example: 'Refunds' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  title!: string;
}

/** One right over a group's tasks. */
export class GroupGrantDto implements GroupGrantRow {
  @ApiProperty({ enum: granteeKinds, example: 'group' })
  @IsIn(granteeKinds)
  granteeKind!: (typeof granteeKinds)[number];

  @ApiProperty({ example: 'supervisors' })
  @Matches(granteePattern, { message: 'grantee is a login or the name of a group' })
  grantee!: string;

  @ApiProperty({ enum: verbs, example: 'reassign' })
  @IsIn(verbs)
  verb!: (typeof verbs)[number];
}

/** `PUT /groups/:name/grants`. */
export class SetGroupGrantsDto {
  @ApiProperty({ type: [GroupGrantDto] })
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => GroupGrantDto)
  grants!: GroupGrantDto[];
}
