import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { OperatePreview, StoredInstanceStatus } from '@fermata/contracts';
import { PhraseAnswer } from '../http/problem.answer.dto.ts';
import { instanceStatuses } from '../instances/instance.dto.ts';

/** A visit that would end. */
export class SettledVisitAnswer {
  @ApiProperty({ example: 'pay#1' })
  visit!: string;

  @ApiProperty({ example: 'skipped' })
  status!: string;
}

/** What stands against a move. */
export class MoveProblemAnswer {
  @ApiProperty({ example: 'move.target' })
  code!: string;

  @ApiProperty({ example: '/steps/review' })
  path!: string;

  @ApiProperty({ example: '`review` has an open visit and no step to go to' })
  message!: string;

  @ApiPropertyOptional({ example: 'name one in the mapping' })
  fix?: string;

  @ApiPropertyOptional({ type: PhraseAnswer, description: 'The message with its values apart' })
  said?: PhraseAnswer;

  @ApiPropertyOptional({ type: PhraseAnswer, description: 'The same of `fix`' })
  saidFix?: PhraseAnswer;
}

/** What the graph proves. */
export class FindingAnswer {
  @ApiProperty({ example: 'join.deadlock' })
  code!: string;

  @ApiProperty({ example: '`done` would wait for `pay` for ever' })
  message!: string;

  @ApiPropertyOptional({ type: PhraseAnswer, description: 'The message with its values apart' })
  said?: PhraseAnswer;
}

/** What a verb would do. */
export class OperatePreviewAnswer implements OperatePreview {
  @ApiProperty({ example: true })
  accepted!: boolean;

  @ApiPropertyOptional({ example: 'visit.notHeld', description: 'Why it would be refused' })
  reason?: string;

  @ApiPropertyOptional({ type: [MoveProblemAnswer] })
  problems?: MoveProblemAnswer[];

  @ApiPropertyOptional({ enum: instanceStatuses, example: 'running' })
  status?: StoredInstanceStatus;

  @ApiPropertyOptional({ type: [String], example: ['done#1'] })
  opened?: string[];

  @ApiPropertyOptional({ type: [String], example: ['pay#1'] })
  withdrawn?: string[];

  @ApiPropertyOptional({ type: [String], example: [] })
  superseded?: string[];

  @ApiPropertyOptional({ type: [SettledVisitAnswer] })
  settled?: SettledVisitAnswer[];

  @ApiPropertyOptional({ type: [FindingAnswer] })
  findings?: FindingAnswer[];
}
