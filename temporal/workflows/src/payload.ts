import { limits } from './limits.ts';

/** Whether a value would be refused on the wire; the server would answer by failing the task for ever. */
export function exceedsPayload(value: unknown): boolean {
  return JSON.stringify(value).length > limits.payloadCharacters;
}
