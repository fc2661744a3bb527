import { describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { thisClone } from '../lib/index.mjs';
import { usersIn } from '../lib/up.mjs';
import { welcomeText } from '../lib/welcome.mjs';

const users = [{ login: 'ada', password: 'try-me', roles: ['admin', 'analyst'] }];
const urls = { api: 'http://127.0.0.1:3001', temporalUi: 'http://127.0.0.1:8233' };
const text = welcomeText({ version: '0.1.0', urls, users, seconds: 9.87 });

describe('the welcome', () => {
  it('says where things are, who may sign in, and how long it took', () => {
    expect(text).toMatch(/Fermata 0\.1\.0 is up, after 9\.9 s\./);
    expect(text).toMatch(/API +http:\/\/127\.0\.0\.1:3001\n/);
    expect(text).toMatch(/Temporal +http:\/\/127\.0\.0\.1:8233\n/);
    expect(text).toMatch(/ada +try-me +admin, analyst\n/);
  });

  it('gives three commands to try, the start with what its workflow asks for', async () => {
    const commands = text.split('\n').filter((line) => line.startsWith('  npx fermata '));
    expect(commands).toHaveLength(3);
    const [, name, input] = /start (\S+) --input '(.+)'/.exec(text) ?? [];
    const file = await readFile(join(thisClone, `schemas/examples/refunds/${name}.yaml`), 'utf8');
    const { input: schema } = parse(file) as { input: { required: string[] } };
    expect(Object.keys(JSON.parse(input ?? '{}') as object)).toEqual(expect.arrayContaining(schema.required));
  });

  it('leaves the logins out when there are none', () => {
    expect(welcomeText({ version: '0.1.0', urls, users: [], seconds: 1 })).not.toContain('logins');
  });
});

describe('the users that the seed prints', () => {
  it('are in its last line of JSON', () => {
    expect(usersIn(`seeding\n{"users":[]}\n${JSON.stringify({ users })}\ndone\n`)).toEqual(users);
  });

  it.each(['', 'seeded', '{broken', '{"users":"all"}', '{}'])('are none in %j', (printed) => {
    expect(usersIn(printed)).toEqual([]);
  });
});
