import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { roles, type Me, type Permission, type Role } from '@fermata/contracts';

/** What a person is told of itself. */
export class MeAnswer implements Me {
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

  @ApiProperty({ type: [String], example: ['task.claim', 'task.complete', 'task.see'] })
  permissions!: Permission[];

  @ApiProperty({ example: 'Europe/Berlin' })
  zone!: string;

  @ApiProperty({ example: 'en' })
  language!: string;

  @ApiProperty({ example: false })
  mustChangePassword!: boolean;

  @ApiPropertyOptional({
    example: '3kQ9',
    description: 'To be sent as X-Fermata-CSRF with every write of this session; absent for tokens',
  })
  csrf?: string;
}
