import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { Logger } from 'pino';
import { AbsencesModule } from './absences/absences.module.ts';
import { AccessGuard } from './access/access.guard.ts';
import { AdminModule } from './admin.module.ts';
import { ActivitiesController } from './activities/activities.controller.ts';
import { BackgroundModule } from './background/background.module.ts';
import { CommentsModule } from './comments/comments.module.ts';
import type { Environment } from './config/environment.ts';
import { DefinitionsModule } from './definitions/definitions.module.ts';
import { DeskModule } from './desk/desk.module.ts';
import { EventsController } from './events/events.controller.ts';
import { EventsService } from './events/events.service.ts';
import { FILE_SCAN, TestFileScan } from './files/file-scan.ts';
import { FilesController } from './files/files.controller.ts';
import { FilesService } from './files/files.service.ts';
import { FleetsController } from './fleets/fleets.controller.ts';
import { FleetsService } from './fleets/fleets.service.ts';
import { HealthController } from './health/health.controller.ts';
import { InstanceContextController } from './instances/instance-context.controller.ts';
import { InstanceContextService } from './instances/instance-context.service.ts';
import { InstancesController } from './instances/instances.controller.ts';
import { InstancesService } from './instances/instances.service.ts';
import { LookupsController } from './lookups/lookups.controller.ts';
import { LookupsService } from './lookups/lookups.service.ts';
import { MacrosModule } from './macros/macros.module.ts';
import { MailModule } from './mail/mail.module.ts';
import { NoticesModule } from './notices/notices.module.ts';
import { OperationsController } from './operations/operations.controller.ts';
import { OperationsService } from './operations/operations.service.ts';
import { MetricsController } from './metrics/metrics.controller.ts';
import { PeopleModule } from './people.module.ts';
import { RuntimeModule } from './runtime/runtime.module.ts';
import { SchemasController } from './schemas/schemas.controller.ts';
import { StepTrialsController } from './step-trials/step-trials.controller.ts';
import { StepTrialsService } from './step-trials/step-trials.service.ts';
import { ChangeBell } from './stream/change-bell.ts';
import { StreamController } from './stream/stream.controller.ts';
import { StreamService } from './stream/stream.service.ts';
import { TaskContextController } from './tasks/task-context.controller.ts';
import { TaskContextService } from './tasks/task-context.service.ts';
import { TaskPresenceModule } from './task-presence/task-presence.module.ts';
import { TaskFormsController } from './tasks/task-forms.controller.ts';
import { TaskFormsService } from './tasks/task-forms.service.ts';
import { TaskListsController } from './tasks/task-lists.controller.ts';
import { TaskListsService } from './tasks/task-lists.service.ts';
import { TaskVerbsModule } from './task-verbs/task-verbs.module.ts';
import { TestRunsController } from './test-runs/test-runs.controller.ts';
import { TestRunsService } from './test-runs/test-runs.service.ts';
import { ViewsController } from './views/views.controller.ts';
import { ViewsService } from './views/views.service.ts';
import { WorkProfilesModule } from './work-profiles/work-profiles.module.ts';

const controllers = [
  ActivitiesController,
  EventsController,
  FilesController,
  FleetsController,
  HealthController,
  InstanceContextController,
  InstancesController,
  LookupsController,
  MetricsController,
  OperationsController,
  SchemasController,
  StepTrialsController,
  StreamController,
  TaskContextController,
  TaskFormsController,
  TaskListsController,
  TestRunsController,
  ViewsController,
];

/** The API of one process. */
@Module({})
export class AppModule {
  /** All nouns over one runtime, behind one guard. */
  static forRoot(environment: Environment, logger: Logger): DynamicModule {
    return {
      module: AppModule,
      imports: [
        AdminModule,
        RuntimeModule.forRoot(environment, logger),
        PeopleModule,
        DefinitionsModule,
        DeskModule,
        BackgroundModule,
        CommentsModule,
        MacrosModule,
        MailModule,
        NoticesModule,
        TaskPresenceModule,
        TaskVerbsModule,
        AbsencesModule,
        WorkProfilesModule,
      ],
      controllers,
      providers: [
        { provide: APP_GUARD, useClass: AccessGuard },
        ChangeBell,
        EventsService,
        { provide: FILE_SCAN, useClass: TestFileScan },
        FilesService,
        FleetsService,
        InstanceContextService,
        InstancesService,
        LookupsService,
        OperationsService,
        StepTrialsService,
        StreamService,
        TaskContextService,
        TaskFormsService,
        TaskListsService,
        TestRunsService,
        ViewsService,
      ],
    };
  }
}
