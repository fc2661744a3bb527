import { describe, expect, it } from '@jest/globals';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  environmentFor,
  knownSettings,
  placesOf,
  thisClone,
  unknownSettings,
  urlsFor,
} from '../lib/index.mjs';

const ports = { web: 3000, api: 1, postgres: 2, temporal: 3, temporalUi: 4, shop: 5, workerHealth: 6 };
const temporal = { address: '127.0.0.1:3', uiUrl: 'http://127.0.0.1:4' };
const stack = { ports, places: placesOf('/clone'), databaseUrl: 'postgres://db', temporal, secret: 'kept' };

/** Names in sources and configuration; in specs they may be invented. */
async function namesInCode(): Promise<Set<string>> {
  const files = (await Promise.all(['apps', 'libs', 'tools', 'temporal'].map(filesUnder))).flat();
  const names = new Set<string>();
  for (const path of [...files, join(thisClone, 'docker-compose.yml')])
    for (const [name] of (await readFile(path, 'utf8')).matchAll(/\bFERMATA_[A-Z0-9_]*[A-Z0-9]\b/g))
      names.add(name);
  return names;
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(join(thisClone, folder), { withFileTypes: true, recursive: true }).catch(
    () => [],
  );
  return entries
    .filter((entry) => entry.isFile() && /\.(ts|mjs|sh)$/.test(entry.name) && !/\.spec\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/node_modules|[/]dist[/]/.test(path));
}

describe('docs/configuration.md', () => {
  it('lists every setting of the code', async () => {
    const known = await knownSettings(thisClone);
    expect([...(await namesInCode())].filter((name) => !known.includes(name))).toEqual([]);
  });

  it('lists no setting that the code does not know', async () => {
    const names = await namesInCode();
    expect((await knownSettings(thisClone)).filter((name) => !names.has(name))).toEqual([]);
  });
});

describe('an unknown setting', () => {
  const known = ['FERMATA_API_PORT', 'FERMATA_API_HOST', 'FERMATA_SECRET'];

  it('is named with what was probably meant', () => {
    const env = { FERMATA_API_PRT: '1', FERMATA_API_HOST: 'x', PATH: '/bin', FERMATA_ZZZZZZZZ: '' };
    expect(unknownSettings(env, known)).toEqual([
      { name: 'FERMATA_API_PRT', meant: 'FERMATA_API_PORT' },
      { name: 'FERMATA_ZZZZZZZZ', meant: undefined },
    ]);
  });
});

describe('what the programs are told', () => {
  it('ties them to this stack, whatever the operator has in the environment', () => {
    const env = environmentFor(stack, {
      FERMATA_DATABASE_URL: 'postgres://production',
      FERMATA_MODE: 'production',
    });
    expect(env).toMatchObject({
      FERMATA_DATABASE_URL: 'postgres://db',
      FERMATA_MODE: 'development',
      FERMATA_API_PORT: '1',
    });
  });

  it('takes over what the operator may choose', () => {
    const env = environmentFor(stack, { FERMATA_LOG_LEVEL: 'debug', FERMATA_ACTIVITIES: './mine' });
    expect(env).toMatchObject({ FERMATA_LOG_LEVEL: 'debug', FERMATA_ACTIVITIES: './mine' });
  });

  it('opens loopback to the demo shop and to nothing else', () => {
    const shop = { baseUrl: 'http://127.0.0.1:5', allowPrivate: true };
    expect(JSON.parse(environmentFor(stack, {})['FERMATA_CONNECTIONS'] ?? '')).toEqual({ shop });
  });
});

describe('the addresses of a stack', () => {
  it('leave out the Web UI of a Temporal that is not ours', () => {
    expect(urlsFor(ports, temporal)).toHaveProperty('temporalUi', 'http://127.0.0.1:4');
    expect(urlsFor(ports, { uiUrl: undefined })).not.toHaveProperty('temporalUi');
  });
});
