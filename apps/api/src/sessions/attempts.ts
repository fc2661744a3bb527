import { said } from '@fermata/model';
import { AppError } from '@fermata/contracts';
import { SignInRepository, type Transaction } from '@fermata/persistence';
import {
  addressPatience,
  countedAddress,
  countedMs,
  delayAfter,
  loginPatience,
  type Patience,
} from './throttle.ts';

/** Who an attempt is counted for, and how patiently. */
export interface Counted {
  readonly subject: string;
  readonly patience: Patience;
  /** Whether a success ends the count; an address is not forgiven for one account that it knows. */
  readonly isForgiven: boolean;
}

const loginPattern = /^[a-z0-9][a-z0-9._@-]{0,63}$/;

/** Whether the text can be a login. What cannot may be a password in the wrong field: it is never written down. */
export function isLogin(text: string): boolean {
  return loginPattern.test(text);
}

/** Who a sign-in is counted for. */
export function signInOf(login: string, address: string): readonly Counted[] {
  return [
    { subject: `login:${isLogin(login) ? login : '?'}`, patience: loginPatience, isForgiven: true },
    { subject: `address:${countedAddress(address)}`, patience: addressPatience, isForgiven: false },
  ];
}

/** Who a change of password is counted for: a stolen session is no place to guess in. */
export function passwordChangeOf(userId: string): readonly Counted[] {
  return [{ subject: `password:${userId}`, patience: loginPatience, isForgiven: true }];
}

/**
 * Fails with `session.throttled` (429) for who has to wait. Such an attempt is not even judged, and does not count: the
 * wait never grows by itself.
 */
export async function refuseThrottled(tx: Transaction, counted: readonly Counted[]): Promise<void> {
  const attempts = new SignInRepository(tx);
  const ago = (ms: number) => new Date(tx.now.getTime() - ms);
  const subjects = counted.map((entry) => entry.subject);
  const failures = await attempts.failures(subjects, ago(countedMs));
  for (const { subject, patience } of counted) {
    const delayMs = delayAfter(failures.get(subject) ?? 0, patience);
    if (delayMs === 0) continue;
    const recent = await attempts.failures([subject], ago(delayMs));
    if ((recent.get(subject) ?? 0) > 0) throw throttled(delayMs);
  }
}

/** Counts a failure and records it as a refused attempt. */
export function noteFailure(tx: Transaction, counted: readonly Counted[], userId: string): Promise<void> {
  const subjects = counted.map((entry) => entry.subject);
  return new SignInRepository(tx).note({ subjects, userId, succeeded: false });
}

/** Ends the counts that a success ends. */
export function noteSuccess(tx: Transaction, counted: readonly Counted[], userId: string): Promise<void> {
  const subjects = counted.filter((entry) => entry.isForgiven).map((entry) => entry.subject);
  return new SignInRepository(tx).note({ subjects, userId, succeeded: true });
}

function throttled(delayMs: number): AppError {
  return new AppError('session.throttled', said`Too many failed attempts; wait before the next one`, {
    status: 429,
    retryable: true,
    details: { retryAfterSeconds: Math.ceil(delayMs / 1000) },
  });
}
