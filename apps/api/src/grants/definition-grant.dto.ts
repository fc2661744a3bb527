import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, Matches, ValidateNested } from 'class-validator';
import type { DefinitionGrantRow } from '@fermata/contracts';

const granteeKinds = Object.freeze(['user', 'group'] as const);
const verbs = Object.freeze(['start'] as const);

/** One right over a definition. */
export class DefinitionGrantDto implements DefinitionGrantRow {
  @ApiProperty({ enum: granteeKinds, example: 'group' })
  @IsIn(granteeKinds)
  granteeKind!: (typeof granteeKinds)[number];

  @ApiProperty({ example: 'refunds' })
  @Matches(/^[a-z0-9][a-z0-9._@-]{0,63}$/, { message: 'grantee is a login or the name of a group' })
  grantee!: string;

  @ApiProperty({ enum: verbs, example: 'start' })
  @IsIn(verbs)
  verb!: (typeof verbs)[number];
}

/** `PUT /definitions/:kind/:name/grants`. */
export class SetDefinitionGrantsDto {
  @ApiProperty({ type: [DefinitionGrantDto] })
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => DefinitionGrantDto)
  grants!: DefinitionGrantDto[];
}
