import { describe, expect, it } from '@jest/globals';
import type { TaskRequest } from '@fermata/contracts';
import type { AttemptReport } from '@fermata/persistence';
import type { Info } from '@temporalio/activity';
import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import type { TaskLog } from '../tasks/implementation.ts';
import { AttemptRecorder } from './attempt-recorder.ts';

const silent: TaskLog = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
const request = { projectId: 'default', task: 'pay' } as TaskRequest;

const info = {
  activityId: 'pay#3[2].1',
  activityType: 'shop.pay',
  attempt: 2,
  workflowExecution: { workflowId: 'i-1', runId: 'r-1' },
} as unknown as Info;

/** One attempt of `pay#3[2].1`, which does what is given. */
async function attempt(
  work: (log: TaskLog) => unknown,
  { everyMs = 60_000, log = silent }: { everyMs?: number; log?: TaskLog } = {},
) {
  const reports: AttemptReport[] = [];
  let now = 1_000;
  const sink = { write: (report: AttemptReport) => reports.push(report) };
  const recorder = new AttemptRecorder({
    sink,
    now: () => (now += 5),
    worker: 'w',
    everyMs,
    info: () => info,
  });
  const heard = recorder.heard(() => log);
  const run = recorder.recorded(async () => ((await work(heard({}))) ?? null) as null)(request);
  const settled = await run.then(
    () => undefined,
    (failure: unknown) => failure,
  );
  return { reports, settled };
}

describe('what a worker tells of an attempt', () => {
  it('is its place, its end and what was logged, once', async () => {
    const { reports } = await attempt((log) => {
      log.info('asked', { order: 7 });
      log.debug('noise');
    });
    expect(reports).toMatchObject([
      {
        instanceId: 'i-1',
        runId: 'r-1',
        work: 'pay#3[2].1',
        visit: 'pay#3',
        attempt: 2,
        implementation: 'shop.pay',
        outcome: 'completed',
        lines: [{ level: 'info', message: 'asked', fields: { order: 7 } }],
      },
    ]);
    expect(reports[0]?.startedAt.getTime()).toBeLessThan(reports[0]?.endedAt?.getTime() ?? 0);
  });

  it('is its error and the moment of the next attempt, and the failure goes on to Temporal', async () => {
    const failure = ApplicationFailure.create({
      type: 'http.503',
      message: 'the shop is away',
      details: [{ status: 503 }, 'retryable'],
      nextRetryDelay: 5_000,
    });
    const { reports, settled } = await attempt(() => Promise.reject(failure));
    expect(settled).toBe(failure);
    const [report] = reports;
    expect(report).toMatchObject({
      outcome: 'failed',
      error: { code: 'http.503', message: 'the shop is away', data: { status: 503 } },
    });
    expect((report?.nextAt?.getTime() ?? 0) - (report?.endedAt?.getTime() ?? 0)).toBe(5_000);
  });

  it('names no further attempt where there is none', async () => {
    const failure = ApplicationFailure.create({
      type: 'x',
      message: 'm',
      nonRetryable: true,
      nextRetryDelay: 5,
    });
    const { reports } = await attempt(() => Promise.reject(failure));
    expect(reports[0]).not.toHaveProperty('nextAt');
  });

  it('is no failure where the work was withdrawn', async () => {
    const { reports } = await attempt(() => Promise.reject(new CancelledFailure('withdrawn')));
    expect(reports).toMatchObject([{ outcome: 'withdrawn' }]);
  });

  it('is told while it goes on, and each line once', async () => {
    let goOn = () => undefined as void;
    const told = new Promise<void>((resolve) => (goOn = resolve));
    const { reports } = await attempt(
      async (log) => {
        log.info('first');
        setTimeout(goOn, 30);
        await told;
        log.info('second');
      },
      { everyMs: 5 },
    );
    expect(reports.map(({ outcome }) => outcome)).toEqual(['running', 'completed']);
    expect(reports.map(({ lines }) => lines.map(({ message }) => message))).toEqual([['first'], ['second']]);
  });

  it('keeps so many lines and says that there were more; all of them reach the log of the worker', async () => {
    let written = 0;
    const log = { ...silent, info: () => (written += 1) };
    const { reports } = await attempt(
      (heard) => {
        for (let n = 0; n < 500; n += 1) heard.info(`line ${n}`);
      },
      { log },
    );
    expect(written).toBe(500);
    expect(reports[0]?.lines).toHaveLength(200);
    expect(reports[0]?.lines.at(-1)).toMatchObject({
      level: 'warn',
      message: expect.stringContaining('200'),
    });
  });
});
