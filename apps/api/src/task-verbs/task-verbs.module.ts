import { Module } from '@nestjs/common';
import { BulkTasksController } from '../bulk-tasks/bulk-tasks.controller.ts';
import { BulkTasksService } from '../bulk-tasks/bulk-tasks.service.ts';
import { EarlyAnswersController } from '../early-answers/early-answers.controller.ts';
import { EarlyAnswersService } from '../early-answers/early-answers.service.ts';
import { NextTaskController } from '../next-task/next-task.controller.ts';
import { NextTaskService } from '../next-task/next-task.service.ts';
import { OperationsService } from '../operations/operations.service.ts';
import { TasksController } from '../tasks/tasks.controller.ts';
import { TasksService } from '../tasks/tasks.service.ts';
import { TaskRepairsController } from './task-repairs.controller.ts';
import { TaskRepairsService } from './task-repairs.service.ts';
import { TaskVerbsController } from './task-verbs.controller.ts';
import { TaskVerbsService } from './task-verbs.service.ts';

/** Everything that one does to tasks: one at a time, many at once, the next one, and before they are there. */
@Module({
  controllers: [
    BulkTasksController,
    EarlyAnswersController,
    NextTaskController,
    TaskRepairsController,
    TasksController,
    TaskVerbsController,
  ],
  providers: [
    BulkTasksService,
    EarlyAnswersService,
    NextTaskService,
    OperationsService,
    TaskRepairsService,
    TasksService,
    TaskVerbsService,
  ],
})
export class TaskVerbsModule {}
