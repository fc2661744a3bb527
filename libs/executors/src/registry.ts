import type { Executor } from './executor.ts';
import { httpRequest } from './http-request/http-request.ts';

/** Every executor there is: a new one is a folder and a line here. */
export const executors: readonly Executor[] = [httpRequest];

/** The executor of that name. */
export function executorNamed(name: string): Executor | undefined {
  return executors.find((executor) => executor.name === name);
}
