import { describe, expect, it } from '@jest/globals';
import { readEnvironment } from './environment.ts';

const valid = { FERMATA_DATABASE_URL: 'postgres://u@127.0.0.1:5433/fermata' };

describe('the configuration of the API', () => {
  it('takes documented defaults where nothing is said', () => {
    expect(readEnvironment(valid)).toMatchObject({
      environment: { mode: 'production', port: 3001, temporalNamespace: 'fermata', demoUsers: false },
    });
  });

  it('reports all problems at once', () => {
    const read = readEnvironment({
      FERMATA_API_PORT: 'many',
      FERMATA_LOG_LEVEL: 'loud',
      FERMATA_PUBLIC_URL: 'javascript:alert(1)',
    });
    expect('problems' in read && read.problems.map((problem) => problem.path).sort()).toEqual([
      '/FERMATA_API_PORT',
      '/FERMATA_DATABASE_URL',
      '/FERMATA_LOG_LEVEL',
      '/FERMATA_PUBLIC_URL',
    ]);
  });

  it.each([
    { FERMATA_MODE: 'production', FERMATA_API_HOST: '127.0.0.1' },
    { FERMATA_MODE: 'development', FERMATA_API_HOST: '0.0.0.0' },
  ])('refuses demo logins with %o', (setting) => {
    const read = readEnvironment({ ...valid, ...setting, FERMATA_DEMO_USERS: 'true' });
    expect('problems' in read && read.problems[0]?.path).toBe('/FERMATA_DEMO_USERS');
  });
});
