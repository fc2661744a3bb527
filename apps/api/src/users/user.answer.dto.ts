import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { InvitedUser, OneTimeToken, Page, UserRow, UserRelianceRow } from '@fermata/contracts';
import { PageAnswer } from '../http/page.answer.dto.ts';
import { PersonAnswer } from './person.answer.dto.ts';

const statuses = Object.freeze(['active', 'invited', 'disabled'] as const);
const secret = 'qL3pY0mXv8Jt1bN7sKcF2wRz5uHdGe4oA6iTnVxQyBk';
const at = '2026-03-09T08:00:00.000Z';

/** A user. */
export class UserAnswer extends PersonAnswer implements UserRow {
  @ApiPropertyOptional({ example: 'ada@example.org', description: 'Only for who manages users' })
  email?: string;

  @ApiProperty({ enum: statuses, example: 'active' })
  status!: UserRow['status'];
}

/** `GET /users`. */
export class UserPage extends PageAnswer implements Page<UserRow> {
  @ApiProperty({ type: [UserAnswer] })
  items!: UserAnswer[];
}

/** The answer of inviting. */
export class InvitedUserAnswer extends UserAnswer implements InvitedUser {
  @ApiProperty({ example: secret, description: 'Shown only now' })
  inviteToken!: string;

  @ApiProperty({ format: 'date-time', example: at })
  inviteExpiresAt!: string;
}

/** A one-time token. */
export class OneTimeTokenAnswer implements OneTimeToken {
  @ApiProperty({ example: secret, description: 'Shown only now' })
  token!: string;

  @ApiProperty({ format: 'date-time', example: at })
  expiresAt!: string;
}

/** Whose account it is now. */
export class LoginAnswer {
  @ApiProperty({ example: 'ada' })
  login!: string;
}

/** What rests on a person. */
export class UserRelianceAnswer implements UserRelianceRow {
  @ApiProperty({ type: 'integer', example: 3, description: 'Open tasks it holds' })
  claimed!: number;

  @ApiProperty({ type: 'integer', example: 1, description: 'Open tasks that are offered to nobody else' })
  alone!: number;

  @ApiProperty({ type: 'integer', example: 2 })
  sessions!: number;

  @ApiProperty({ type: 'integer', example: 1, description: 'API tokens that work' })
  tokens!: number;

  @ApiProperty({ example: false, description: 'It can be neither disabled nor removed' })
  isLastAdmin!: boolean;
}
