import { describe, expect, it } from '@jest/globals';
import { ActivityFailure, ApplicationFailure, RetryState, TimeoutFailure } from '@temporalio/common';
import { errorInfo } from './failures.ts';

const ofActivity = (cause: Error) =>
  new ActivityFailure(
    'activity failed',
    'http.request',
    'a#1',
    RetryState.MAXIMUM_ATTEMPTS_REACHED,
    'worker',
    cause,
  );

describe('the error of a step', () => {
  it('has code, message and data of the failed task', () => {
    const failure = ApplicationFailure.create({
      type: 'http.503',
      message: 'busy',
      details: [{ status: 503 }, 'retryable'],
    });
    expect(errorInfo(ofActivity(failure))).toEqual({
      code: 'http.503',
      message: 'busy',
      data: { status: 503 },
    });
  });

  it.each([
    ['START_TO_CLOSE', 'timeout'],
    ['HEARTBEAT', 'timeout.heartbeat'],
    ['SCHEDULE_TO_CLOSE', 'timeout.budget'],
    ['SCHEDULE_TO_START', 'timeout.budget'],
  ] as const)('after %s is %s', (type, code) => {
    expect(errorInfo(ofActivity(new TimeoutFailure('late', undefined, type)))).toMatchObject({ code });
  });

  it('keeps the last failure as the cause of a spent budget', () => {
    const last = ApplicationFailure.create({ type: 'http.503', message: 'busy' });
    const spent = new TimeoutFailure('late', undefined, 'SCHEDULE_TO_CLOSE');
    Object.assign(spent, { cause: last });
    expect(errorInfo(ofActivity(spent))).toMatchObject({
      code: 'timeout.budget',
      cause: { code: 'http.503' },
    });
  });

  it('is task.unknown where the worker knows no such activity', () => {
    const failure = ApplicationFailure.create({
      type: 'NotFoundError',
      message: 'Activity function nowhere is not registered',
    });
    expect(errorInfo(ofActivity(failure))).toMatchObject({ code: 'task.unknown' });
  });

  it('is task.failed for a plain error of somebody’s code, whatever its class is called', () => {
    expect(errorInfo(ofActivity(ApplicationFailure.create({ type: 'TypeError', message: 'x' })))).toEqual({
      code: 'task.failed',
      message: 'x',
    });
    expect(errorInfo('odd')).toEqual({ code: 'task.failed', message: 'odd' });
  });
});
