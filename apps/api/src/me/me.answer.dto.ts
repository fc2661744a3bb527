import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Me, Permission } from '@fermata/contracts';
import { PersonAnswer } from '../users/person.answer.dto.ts';

/** What a person is told of itself. */
export class MeAnswer extends PersonAnswer implements Me {
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
