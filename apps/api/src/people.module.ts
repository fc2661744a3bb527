import { Global, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { Denials } from './access/denials.ts';
import { PeopleSubjectSource } from './access/people-subject-source.ts';
import { RATE_LIMIT, RateLimit } from './access/rate-limit.ts';
import { SUBJECT_SOURCE } from './access/subject.ts';
import type { Environment } from './config/environment.ts';
import { DefinitionGrantsController } from './grants/definition-grants.controller.ts';
import { DefinitionGrantsService } from './grants/definition-grants.service.ts';
import { GroupsController } from './groups/groups.controller.ts';
import { GroupsService } from './groups/groups.service.ts';
import { MeController } from './me/me.controller.ts';
import { MeService } from './me/me.service.ts';
import { ProjectsController } from './projects/projects.controller.ts';
import { ENVIRONMENT } from './runtime/providers.ts';
import { RotationInterceptor } from './sessions/rotation.interceptor.ts';
import { SessionsController } from './sessions/sessions.controller.ts';
import { SessionsService } from './sessions/sessions.service.ts';
import { SignInService } from './sessions/sign-in.service.ts';
import { SetupController } from './setup/setup.controller.ts';
import { SetupService } from './setup/setup.service.ts';
import { TokensController } from './tokens/tokens.controller.ts';
import { TokensService } from './tokens/tokens.service.ts';
import { InvitationsController } from './users/invitations.controller.ts';
import { InvitationsService } from './users/invitations.service.ts';
import { UsersController } from './users/users.controller.ts';
import { UsersService } from './users/users.service.ts';

const rateLimit = {
  provide: RATE_LIMIT,
  inject: [ENVIRONMENT],
  useFactory: (environment: Environment) => {
    const perSecond = Math.max(1, environment.requestsPerSecond);
    return new RateLimit({ perSecond, burst: perSecond * 4 });
  },
};

/** Accounts, groups, credentials and rights; gives everybody else the subjects of requests. */
@Global()
@Module({
  controllers: [
    DefinitionGrantsController,
    GroupsController,
    InvitationsController,
    MeController,
    ProjectsController,
    SessionsController,
    SetupController,
    TokensController,
    UsersController,
  ],
  providers: [
    { provide: SUBJECT_SOURCE, useClass: PeopleSubjectSource },
    { provide: APP_INTERCEPTOR, useClass: RotationInterceptor },
    rateLimit,
    Denials,
    DefinitionGrantsService,
    GroupsService,
    InvitationsService,
    MeService,
    SessionsService,
    SetupService,
    SignInService,
    TokensService,
    UsersService,
  ],
  exports: [SUBJECT_SOURCE, RATE_LIMIT, Denials],
})
export class PeopleModule {}
