import type { ErrorInfo } from '../occurrence.ts';

/** A value, or the error that its step fails with. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ErrorInfo };

/** Wraps a value. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** An error that an author can catch. */
export function failed(code: string, message: string): { readonly ok: false; readonly error: ErrorInfo } {
  return { ok: false, error: { code, message } };
}
