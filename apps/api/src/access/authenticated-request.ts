import type { FastifyRequest } from 'fastify';
import type { Subject } from './subject.ts';

/** A request whose subject the guard has found. */
export type AuthenticatedRequest = FastifyRequest & { subject?: Subject };
