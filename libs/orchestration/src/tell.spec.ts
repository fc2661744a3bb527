import { describe, expect, it } from '@jest/globals';
import type { Verdict } from '@fermata/contracts';
import { WorkflowUpdateFailedError, type WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { tell } from './tell.ts';

const message = { submissionId: 's-1', work: 'ask#1', output: {}, by: 'ben' };
const failed = (type: string) =>
  new WorkflowUpdateFailedError(
    'Workflow Update failed',
    ApplicationFailure.nonRetryable('not judged', type),
  );

/** Answers each telling by the next of these; the last one again and again. */
function handleThat(...answers: readonly (Verdict | Error)[]) {
  const told: unknown[] = [];
  const handle = {
    executeUpdate: (name: string, options: object) => {
      const answer = answers[Math.min(told.length, answers.length - 1)];
      told.push({ name, ...options });
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    query: () => Promise.resolve(null),
  } as unknown as WorkflowHandle;
  return { told, handle };
}

describe('a message to an instance', () => {
  it('is told again under its id where a worker has let it lie', async () => {
    const { told, handle } = handleThat(failed('UnprocessedUpdate'), failed('UnprocessedUpdate'), {
      accepted: true,
    });
    expect(await tell(handle, 'submit', message, 's-1')).toEqual({ accepted: true });
    expect(told).toEqual(
      Array.from({ length: 3 }, () => ({ name: 'submit', args: [message], updateId: 's-1' })),
    );
  });

  it('is not told for ever, and not at all again after another failure', async () => {
    const unheard = handleThat(failed('UnprocessedUpdate'));
    await expect(tell(unheard.handle, 'submit', message, 's-1')).rejects.toThrow('Workflow Update failed');
    expect(unheard.told).toHaveLength(5);
    const broken = handleThat(failed('SomethingElse'));
    await expect(tell(broken.handle, 'submit', message, 's-1')).rejects.toThrow('Workflow Update failed');
    expect(broken.told).toHaveLength(1);
  });

  it('has a verdict where the instance ended before it could answer', async () => {
    const { handle } = handleThat(failed('AcceptedUpdateCompletedWorkflow'));
    expect(await tell(handle, 'submit', message, 's-1')).toEqual({
      accepted: false,
      reason: 'the instance has ended',
    });
  });
});
