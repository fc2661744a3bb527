import { describe, expect, it } from '@jest/globals';
import { readEnvironment } from '../config/environment.ts';
import { configurationOf, withoutPassword } from './configuration.ts';

const environmentOf = (source: Record<string, string>) => {
  const read = readEnvironment({
    FERMATA_DATABASE_URL: 'postgres://ada:lovelace@db:5432/fermata',
    ...source,
  });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.environment;
};

describe('the configuration', () => {
  it('is told with where each value comes from', () => {
    const rows = configurationOf(
      environmentOf({ FERMATA_API_PORT: '4001', FERMATA_TRUSTED_PROXIES: '10.0.0.0/8,::1' }),
    );
    const row = (name: string) => rows.find((one) => one.name === name);
    expect(row('FERMATA_API_PORT')).toMatchObject({ value: '4001', source: 'environment' });
    expect(row('FERMATA_API_HOST')).toMatchObject({ value: '127.0.0.1', source: 'default' });
    expect(row('FERMATA_TRUSTED_PROXIES')).toMatchObject({ value: '10.0.0.0/8, ::1' });
    expect(row('FERMATA_MAIL_FROM')).toMatchObject({ source: 'default' });
    expect(row('FERMATA_MAIL_URL')).not.toHaveProperty('value');
    expect(row('FERMATA_TEMPORAL_WEB_URL')).not.toHaveProperty('value');
  });

  it('never tells a secret', () => {
    const rows = configurationOf(
      environmentOf({
        FERMATA_SECRET: 'hush',
        FERMATA_TEMPORAL_WEB_URL: 'https://eve:hush@web/?api_key=hush',
        FERMATA_MAIL_URL: 'smtps://eve:hush@mail:465',
      }),
    );
    expect(JSON.stringify(rows)).not.toMatch(/hush|lovelace/);
    expect(rows.find(({ name }) => name === 'FERMATA_SECRET')).toEqual({
      name: 'FERMATA_SECRET',
      secret: true,
      source: 'environment',
      description: expect.any(String),
    });
  });

  it('shows an address without what opens it', () => {
    expect(withoutPassword('postgres://ada:love%2Flace@db/x?sslmode=require&password=a')).toBe(
      'postgres://ada:•••@db/x?sslmode=require&password=•••',
    );
    expect(withoutPassword('postgres://a:b@[broken')).toBe('•••');
    expect(withoutPassword('127.0.0.1:7233')).toBe('127.0.0.1:7233');
  });
});
