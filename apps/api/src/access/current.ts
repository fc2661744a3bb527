import { said } from '@fermata/model';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { AppError } from '@fermata/contracts';
import type { Acting } from '@fermata/persistence';
import type { AuthenticatedRequest } from './authenticated-request.ts';
import type { Subject } from './subject.ts';

/** A request's subject together with how its deeds are recorded. */
export interface Caller {
  readonly subject: Subject;
  readonly projectId: string;
  readonly acting: Acting;
}

/** The caller of a guarded handler. */
export const CurrentCaller = createParamDecorator((_data: unknown, context: ExecutionContext): Caller =>
  callerOf(context.switchToHttp().getRequest<AuthenticatedRequest>()),
);

/** Gathers the caller from a request that the guard has let through. */
export function callerOf(request: AuthenticatedRequest): Caller {
  const { subject } = request;
  if (subject === undefined)
    throw new AppError('access.unauthenticated', said`Sign in first`, { status: 401 });
  const { via } = subject;
  const credential = via.kind === 'token' ? `token:${via.tokenId}` : `session:${via.sessionId}`;
  return {
    subject,
    projectId: subject.projectId,
    acting: { actor: subject.userId, credential, requestId: request.id },
  };
}
