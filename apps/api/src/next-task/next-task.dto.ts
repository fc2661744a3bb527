import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { NextTask, NextTaskRequest } from '@fermata/contracts';
import { TaskDetailAnswer } from '../tasks/task.answer.dto.ts';

const modes = Object.freeze(['list', 'pile', 'chain'] as const);

/** `POST /tasks/next`. */
export class NextTaskDto implements NextTaskRequest {
  @ApiProperty({
    enum: modes,
    example: 'pile',
    description: 'list: any; pile: the same step of any instance; chain: the same instance',
  })
  @IsIn(modes)
  mode!: (typeof modes)[number];

  @ApiPropertyOptional({
    example: 't-4f1c9b7e2d',
    description: 'The task just finished; needed by pile and chain',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  after?: string;

  @ApiPropertyOptional({ example: true, description: 'Whether it is claimed at once' })
  @IsOptional()
  @IsBoolean()
  claim?: boolean;
}

/** The next task, if there is one now. */
export class NextTaskAnswer implements NextTask {
  @ApiPropertyOptional({ type: TaskDetailAnswer, description: 'Absent when there is none, or none yet' })
  task?: TaskDetailAnswer;
}
