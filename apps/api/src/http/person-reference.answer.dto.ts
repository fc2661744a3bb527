import { ApiProperty } from '@nestjs/swagger';
import type { PersonReference } from '@fermata/contracts';

/** A person by sign-in name and name. */
export class PersonReferenceAnswer implements PersonReference {
  @ApiProperty({ example: 'robin' })
  id!: string;

  @ApiProperty({ example: 'Robin Reyes' })
  name!: string;
}
