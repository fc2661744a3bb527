import { setTimeout as pause } from 'node:timers/promises';
import {
  temporalNames,
  type Operation,
  type Submission,
  type TaskClaim,
  type Verdict,
} from '@fermata/contracts';
import type { WorkflowHandle } from '@temporalio/client';
import { isClosed, isUnheard, unlessUnknown } from './failures.ts';

/** What an instance judges. */
export type Message = Submission | TaskClaim | Operation;

/** How often a message is told that no worker has a word on. */
const tellings = 5;
const betweenMs = 50;

/**
 * The verdict on a message, also when the instance has ended since. One that a worker has let lie is told again: an
 * instance judges it once for its id.
 */
export async function tell(
  handle: Pick<WorkflowHandle, 'executeUpdate' | 'query'>,
  name: string,
  message: Message,
  updateId: string,
): Promise<Verdict> {
  for (let telling = 1; ; telling += 1) {
    try {
      return await handle.executeUpdate<Verdict, [Message]>(name, { args: [message], updateId });
    } catch (failure) {
      if (isClosed(failure)) return lastWord(handle, updateId);
      if (!isUnheard(failure) || telling >= tellings) throw failure;
    }
    await pause(betweenMs * telling);
  }
}

/** The answer to an accepted message may be lost and the instance have ended since: its verdict still holds. */
async function lastWord(handle: Pick<WorkflowHandle, 'query'>, id: string): Promise<Verdict> {
  const known = await unlessUnknown(() => handle.query<Verdict | null, [string]>(temporalNames.verdict, id));
  return known ?? { accepted: false, reason: 'the instance has ended' };
}
