import { said } from '@fermata/model';
import { randomUUID } from 'node:crypto';
import { AppError } from '@fermata/contracts';

const pattern = /^[\x21-\x7e]{1,200}$/;

/** The caller's Idempotency-Key; without one every call is its own. Fails with `idempotency.key` (400) on a bad one. */
export function idempotencyKey(given: string | undefined): string {
  if (given === undefined) return randomUUID();
  if (pattern.test(given)) return given;
  throw new AppError('idempotency.key', said`Idempotency-Key is 1 to 200 visible ASCII characters`, {
    status: 400,
  });
}
