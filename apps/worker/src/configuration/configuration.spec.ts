import { describe, expect, it } from '@jest/globals';
import { readConfiguration } from './configuration.ts';

const database = { FERMATA_DATABASE_URL: 'postgresql://fermata@localhost:5433/fermata' };

describe('the configuration of a worker', () => {
  it('needs the database alone and has a default for everything else', () => {
    expect(readConfiguration(database)).toEqual({
      databaseUrl: database.FERMATA_DATABASE_URL,
      temporalAddress: '127.0.0.1:7233',
      temporalNamespace: 'fermata',
      workflowQueue: 'fermata-workflow',
      role: 'both',
      connections: {},
      activities: [],
      healthPort: 3002,
      logLevel: 'info',
      maxCachedWorkflows: 500,
      shutdownGraceMs: 30_000,
      reconcileEveryMs: 20_000,
    });
  });

  it('is refused with all problems at once, each naming its variable', () => {
    const problems = readConfiguration({
      FERMATA_WORKER_ROLE: 'boss',
      FERMATA_CONNECTIONS: '[1]',
      FERMATA_WORKER_HEALTH_PORT: '70000',
      FERMATA_SHUTDOWN_GRACE: '-1',
      FERMATA_LOG_LEVEL: 'loud',
    });
    expect(Array.isArray(problems) && problems.map(({ path }) => path)).toEqual([
      '/FERMATA_DATABASE_URL',
      '/FERMATA_WORKER_ROLE',
      '/FERMATA_CONNECTIONS',
      '/FERMATA_WORKER_HEALTH_PORT',
      '/FERMATA_LOG_LEVEL',
      '/FERMATA_SHUTDOWN_GRACE',
    ]);
  });

  it('never repeats a value, which may be a secret', () => {
    const problems = readConfiguration({
      FERMATA_DATABASE_URL: 'mysql://root:canary@host',
      FERMATA_CONNECTIONS: '{canary',
    });
    expect(JSON.stringify(problems)).not.toContain('canary');
  });

  it('takes activities from a list with commas', () => {
    expect(readConfiguration({ ...database, FERMATA_ACTIVITIES: ' @acme/tasks, ./tasks ,' })).toMatchObject({
      activities: ['@acme/tasks', './tasks'],
    });
  });
});
