import { CanActivate, ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { AppError } from '@fermata/contracts';
import { sessionCookie } from '../http/cookies.ts';
import { demandKey, type Demand } from './permission.decorator.ts';
import { SUBJECT_SOURCE, type Subject, type SubjectSource } from './subject.ts';

/** A request whose subject the guard has found. */
export type AuthenticatedRequest = FastifyRequest & { subject?: Subject };

const safeMethods = Object.freeze(['GET', 'HEAD', 'OPTIONS']);

/** Denies by default: every handler declares its demand, and every request is judged here and nowhere else. */
@Injectable()
export class AccessGuard implements CanActivate {
  readonly #reflector: Reflector;
  readonly #subjects: SubjectSource;

  constructor(reflector: Reflector, @Inject(SUBJECT_SOURCE) subjects: SubjectSource) {
    this.#reflector = reflector;
    this.#subjects = subjects;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const demand = this.#reflector.get<Demand | undefined>(demandKey, context.getHandler());
    if (demand === 'public') return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const subject = await this.#identify(request);
    if (subject === undefined) throw unauthenticated();
    request.subject = subject;
    if (demand === undefined) throw forbidden('this route declares no permission');
    if (demand !== 'self' && !subject.permissions.has(demand)) throw forbidden(`needs ${demand}`);
    return true;
  }

  async #identify(request: FastifyRequest): Promise<Subject | undefined> {
    const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (bearer !== undefined) return this.#subjects.byToken(bearer);
    const cookie = request.cookies[sessionCookie];
    if (cookie === undefined) return undefined;
    const subject = await this.#subjects.bySession(cookie);
    if (subject !== undefined) defendCrossSite(request, subject);
    return subject;
  }
}

function defendCrossSite(request: FastifyRequest, subject: Subject): void {
  if (safeMethods.includes(request.method) || subject.via.kind !== 'session') return;
  if (request.headers['x-fermata-csrf'] === subject.via.csrf) return;
  throw new AppError(
    'access.csrf',
    'A write with a session needs the header X-Fermata-CSRF from /api/v1/me',
    {
      status: 403,
    },
  );
}

function unauthenticated(): AppError {
  return new AppError('access.unauthenticated', 'Sign in first, or send an API token as Bearer', {
    status: 401,
  });
}

function forbidden(why: string): AppError {
  return new AppError('access.forbidden', `You may not do this: ${why}`, { status: 403 });
}
