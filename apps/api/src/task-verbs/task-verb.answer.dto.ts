import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { OwnTaskOrder, TaskHistory, TaskHistoryRow, TaskRepair } from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import { ApiAnyJson } from '../http/any-json.ts';
import { OperateAnswerDto } from '../instances/instance.answer.dto.ts';
import { AssigneeAnswer } from '../tasks/task.answer.dto.ts';

/** One thing that happened to a task. */
export class TaskHistoryRowAnswer implements TaskHistoryRow {
  @ApiProperty({ format: 'date-time', example: '2026-03-09T09:30:00.000Z' })
  at!: string;

  @ApiProperty({ example: 'delegated', description: '`offered`, `claimed`, `assigned`, `reminded`, …' })
  what!: string;

  @ApiPropertyOptional({ type: AssigneeAnswer, description: 'Absent = the workflow' })
  by?: AssigneeAnswer;

  @ApiPropertyOptional({ type: AssigneeAnswer, description: 'Whom the details name so' })
  to?: AssigneeAnswer;

  @ApiPropertyOptional({ type: AssigneeAnswer, description: 'Whom the details name so' })
  from?: AssigneeAnswer;

  @ApiAnyJson({ required: false, example: { from: 'robin', to: 'sam', reason: 'a day off' } })
  details?: JsonValue;
}

/** `GET /tasks/:id/history`. */
export class TaskHistoryAnswer implements TaskHistory<TaskHistoryRow> {
  @ApiProperty({ type: [TaskHistoryRowAnswer] })
  items!: TaskHistoryRowAnswer[];
}

/** `PUT /tasks/order`. */
export class OwnTaskOrderAnswer implements OwnTaskOrder {
  @ApiProperty({ type: [String], example: ['t-4f1c9b7e2d'] })
  ids!: string[];
}

/** What became of skip and redo. */
export class TaskRepairAnswer implements TaskRepair {
  @ApiProperty({ example: true })
  accepted!: boolean;

  @ApiPropertyOptional({ example: 'visit.notHeld', description: 'Why it is refused' })
  reason?: string;

  @ApiPropertyOptional({ type: OperateAnswerDto, description: 'On its way to the workflow' })
  operation?: OperateAnswerDto;
}
