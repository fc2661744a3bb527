import { ApiProperty } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import type { TaskPresence, TaskPresenceRequest } from '@fermata/contracts';
import { PersonReferenceAnswer } from '../http/person-reference.answer.dto.ts';

const states = Object.freeze(['looking', 'editing', 'gone'] as const);
const presentStates = Object.freeze(['looking', 'editing'] as const);

/** `PUT /tasks/:id/presence`. */
export class TaskPresenceDto implements TaskPresenceRequest {
  @ApiProperty({
    example: '4f1c9b7e2d60',
    description: 'One tab of one browser: anything that no other tab says',
  })
  @Matches(/^[A-Za-z0-9-]{8,64}$/, { message: 'tab is 8 to 64 letters, digits and dashes' })
  tab!: string;

  @ApiProperty({ enum: states, example: 'looking' })
  @IsIn(states)
  state!: TaskPresenceRequest['state'];
}

/** Somebody who has the task open. */
export class AtTaskAnswer {
  @ApiProperty({ type: PersonReferenceAnswer })
  person!: PersonReferenceAnswer;

  @ApiProperty({ enum: presentStates, example: 'editing' })
  state!: 'looking' | 'editing';

  @ApiProperty({ format: 'date-time', example: '2026-03-09T08:00:00.000Z' })
  seenAt!: string;
}

/** `PUT /tasks/:id/presence`. */
export class TaskPresenceAnswer implements TaskPresence {
  @ApiProperty({ type: [AtTaskAnswer], description: 'Each other person once' })
  others!: AtTaskAnswer[];
}
