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

  it('believes proxies on loopback in development, and in production only those that are named', () => {
    const trusted = (setting: Readonly<Record<string, string>>) => {
      const read = readEnvironment({ ...valid, ...setting });
      return 'problems' in read ? read.problems.map(({ path }) => path) : read.environment.trustedProxies;
    };
    expect(trusted({})).toEqual([]);
    expect(trusted({ FERMATA_MODE: 'development' })).toEqual(['loopback']);
    const named = '10.0.0.0/8, ::1,uniquelocal';
    expect(trusted({ FERMATA_TRUSTED_PROXIES: named })).toEqual(['10.0.0.0/8', '::1', 'uniquelocal']);
    for (const wrong of ['proxy.example', '10.0.0.0/33', 'true', '1'])
      expect(trusted({ FERMATA_TRUSTED_PROXIES: wrong })).toEqual(['/FERMATA_TRUSTED_PROXIES']);
  });

  it.each([
    { FERMATA_MODE: 'production', FERMATA_API_HOST: '127.0.0.1' },
    { FERMATA_MODE: 'development', FERMATA_API_HOST: '0.0.0.0' },
  ])('refuses demo logins with %o', (setting) => {
    const read = readEnvironment({ ...valid, ...setting, FERMATA_DEMO_USERS: 'true' });
    expect('problems' in read && read.problems[0]?.path).toBe('/FERMATA_DEMO_USERS');
  });
});
