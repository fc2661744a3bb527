import { said } from '@fermata/model';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { AppError } from '@fermata/contracts';
import type { AuthenticatedRequest } from './authenticated-request.ts';
import { defendCrossSite } from './cross-site.ts';
import { callerOf } from './current.ts';
import { Denials } from './denials.ts';
import { identify } from './identify.ts';
import { demandKey, type Demand } from './permission.decorator.ts';
import { RATE_LIMIT, RateLimit } from './rate-limit.ts';
import { SUBJECT_SOURCE, type Subject, type SubjectSource } from './subject.ts';

/** Denies by default: every handler declares its demand, and every request is judged here and nowhere else. */
@Injectable()
export class AccessGuard implements CanActivate {
  readonly #reflector: Reflector;
  readonly #subjects: SubjectSource;
  readonly #rate: RateLimit;
  readonly #denials: Denials;

  constructor(
    reflector: Reflector,
    @Inject(SUBJECT_SOURCE) subjects: SubjectSource,
    @Inject(RATE_LIMIT) rate: RateLimit,
    @Inject(Denials) denials: Denials,
  ) {
    this.#reflector = reflector;
    this.#subjects = subjects;
    this.#rate = rate;
    this.#denials = denials;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const demand = this.#reflector.get<Demand | undefined>(demandKey, context.getHandler());
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    if (demand === 'public') {
      defendCrossSite(originOf(request), undefined);
      return true;
    }
    const subject = await identify(this.#subjects, request);
    if (subject === undefined) throw unauthenticated();
    this.#rate.take(credentialKey(subject));
    defendCrossSite(originOf(request), subject.via);
    request.subject = subject;
    const refusal = refusalOf(demand, subject);
    if (refusal === undefined) return true;
    await this.#record(request, demand, refusal);
    throw refusal;
  }

  #record(request: AuthenticatedRequest, demand: Demand | undefined, refusal: AppError): Promise<void> {
    const route = `${request.method} ${request.routeOptions.url ?? '?'}`;
    return this.#denials.record(callerOf(request), {
      verb: demand ?? 'undeclared',
      route,
      reason: refusal.code,
    });
  }
}

function refusalOf(demand: Demand | undefined, subject: Subject): AppError | undefined {
  if (demand === undefined) return forbidden('this route declares no permission');
  if (demand === 'account') return undefined;
  if (subject.mustChangePassword) return passwordFirst();
  if (demand === 'self' || demand === 'public') return undefined;
  return subject.permissions.has(demand) ? undefined : forbidden(`needs ${demand}`);
}

function originOf(request: FastifyRequest): Parameters<typeof defendCrossSite>[0] {
  return {
    method: request.method,
    fetchSite: single(request.headers['sec-fetch-site']),
    csrf: single(request.headers['x-fermata-csrf']),
  };
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

function credentialKey({ via, userId }: Subject): string {
  return via.kind === 'token' ? `token:${via.tokenId}` : `user:${userId}`;
}

function unauthenticated(): AppError {
  return new AppError('access.unauthenticated', said`Sign in first, or send an API token as Bearer`, {
    status: 401,
  });
}

function passwordFirst(): AppError {
  return new AppError(
    'password.change-required',
    said`Choose a password of your own first: PUT /api/v1/me/password`,
    {
      status: 403,
    },
  );
}

function forbidden(why: string): AppError {
  return new AppError('access.forbidden', said`You may not do this: ${{ why }}`, { status: 403 });
}
