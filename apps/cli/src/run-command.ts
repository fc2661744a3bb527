import type { Context } from './context.ts';

/** Wraps an action so that it receives the context first and then what commander gives. */
export type RunCommand = <A extends readonly unknown[]>(
  action: (context: Context, ...args: A) => Promise<void>,
) => (...args: unknown[]) => Promise<void>;
