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

  it('takes mail by SMTP only, from a sender that is an address', () => {
    const mail = (setting: Readonly<Record<string, string>>) => {
      const read = readEnvironment({ ...valid, ...setting });
      return 'problems' in read
        ? read.problems.map(({ path }) => path)
        : [read.environment.mailUrl, read.environment.mailFrom];
    };
    expect(mail({})).toEqual([undefined, 'Fermata <fermata@localhost>']);
    const smtp = 'smtps://ada:secret@mail.example:465';
    expect(mail({ FERMATA_MAIL_URL: smtp, FERMATA_MAIL_FROM: 'a@example.org' })).toEqual([
      smtp,
      'a@example.org',
    ]);
    for (const wrong of ['http://mail.example', 'mail.example:25', 'file:///etc/passwd'])
      expect(mail({ FERMATA_MAIL_URL: wrong })).toEqual(['/FERMATA_MAIL_URL']);
    for (const wrong of ['Fermata', 'a@b@c', 'A <a@x>\r\nBcc: b@y', 'a@b.c, d@e.f'])
      expect(mail({ FERMATA_MAIL_FROM: wrong })).toEqual(['/FERMATA_MAIL_FROM']);
  });
});
