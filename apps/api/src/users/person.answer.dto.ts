import { ApiProperty } from '@nestjs/swagger';
import { roles, type Role } from '@fermata/contracts';

/** What every answer about a person has. */
export abstract class PersonAnswer {
  @ApiProperty({ example: 'ada' })
  id!: string;

  @ApiProperty({ example: 'ada' })
  login!: string;

  @ApiProperty({ example: 'Ada Lovelace' })
  name!: string;

  @ApiProperty({ enum: roles, isArray: true, example: ['agent'] })
  roles!: Role[];

  @ApiProperty({ type: [String], example: ['refunds'] })
  groups!: string[];
}
