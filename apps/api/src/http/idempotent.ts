import { said } from '@fermata/model';
import { createHash } from 'node:crypto';
import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { AppError } from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import {
  hashOf,
  IdempotencyRepository,
  type IdempotentRequest,
  type Transaction,
} from '@fermata/persistence';
import type { AuthenticatedRequest } from '../access/authenticated-request.ts';
import { callerOf } from '../access/current.ts';
import { ApiProblems } from './api-problems.ts';
import { idempotencyKey } from './idempotency-key.ts';

/** Documents a POST that creates once per `Idempotency-Key`. */
export function Idempotent(): MethodDecorator {
  return applyDecorators(
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description:
        'The same key creates once and answers the same, for a day at least; with another body: idempotency.mismatch (422)',
      schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,200}$', example: 'refund-o-1001' },
    }),
    ApiProblems(422),
  );
}

/**
 * The request as it is remembered: by person, route template, key and hash of the body; undefined without a key. The
 * body is the parsed one, before any default is filled in.
 */
export const OnceKey = createParamDecorator((_data: unknown, context: ExecutionContext) =>
  onceKeyOf(context.switchToHttp().getRequest<AuthenticatedRequest>()),
);

/** A request that may come again; undefined for one without a key. */
export type Repeatable = IdempotentRequest | undefined;

/**
 * Does `work` inside the caller's transaction: what it makes and the memory of it are committed together, so neither a
 * crash nor a lost reply can double it. The first answer is given again.
 */
export async function onceOnly<T extends object>(
  tx: Transaction,
  key: Repeatable,
  work: () => Promise<T>,
): Promise<T> {
  if (key === undefined) return work();
  const json = async (): Promise<JsonValue> => (await work()) as JsonValue;
  return (await new IdempotencyRepository(tx).once(key, json)).response as T;
}

/**
 * As {@link onceOnly} for answers that carry a secret: only the id is remembered, and a repetition fails with
 * `idempotency.replayed` (409) and that id, since the secret was shown and is stored nowhere.
 */
export async function onceSecretly<T>(
  tx: Transaction,
  key: Repeatable,
  work: () => Promise<{ readonly id: string; readonly answer: T }>,
): Promise<T> {
  if (key === undefined) return (await work()).answer;
  let answer: { readonly value: T } | undefined;
  const { response } = await new IdempotencyRepository(tx).once(key, async () => {
    const made = await work();
    answer = { value: made.answer };
    return { id: made.id };
  });
  if (answer !== undefined) return answer.value;
  throw new AppError(
    'idempotency.replayed',
    said`This was done already; its secret was shown then and only then`,
    {
      status: 409,
      details: { id: response.id },
    },
  );
}

function onceKeyOf(request: AuthenticatedRequest): Repeatable {
  const given = request.headers['idempotency-key'];
  if (given === undefined) return undefined;
  const { subject } = callerOf(request);
  return {
    principal: subject.userId,
    route: `${request.method} ${request.routeOptions.url ?? ''}`,
    key: idempotencyKey(Array.isArray(given) ? given[0] : given),
    requestHash: hashOfBody(request.body),
  };
}

function hashOfBody(body: unknown): string {
  if (Buffer.isBuffer(body)) return createHash('sha256').update(body).digest('hex');
  return hashOf((body ?? null) as JsonValue);
}
