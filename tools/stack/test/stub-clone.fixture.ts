import { appendFile, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findTemporal, placesOf, resetStack, thisClone } from '../lib/index.mjs';
import { sourcesStamp, writeStamp } from '../lib/stamps.mjs';

const server = (port: string, name: string) => `
import { createServer } from 'node:http';
import { appendFileSync } from 'node:fs';
const events = new URL('../../../events', import.meta.url);
appendFileSync(events, '${name} started\\n');
createServer((request, response) => response.end('ok')).listen(Number(process.env.${port}), '127.0.0.1');
process.once('SIGTERM', () => { appendFileSync(events, '${name} stopped\\n'); process.exit(0); });
`;

const programs = {
  'apps/api/dist/migrate.js': `
import pg from 'pg';
const client = new pg.Client({ connectionString: process.env.FERMATA_DATABASE_URL });
await client.connect();
await client.query('create table if not exists start (at timestamptz default now())');
await client.query('insert into start default values');
await client.end();`,
  'apps/api/dist/seed.js': `
import pg from 'pg';
import { writeFileSync } from 'node:fs';
writeFileSync(process.env.FERMATA_CLI_TOKEN_FILE, 'token', { mode: 0o600 });
const client = new pg.Client({ connectionString: process.env.FERMATA_DATABASE_URL });
await client.connect();
const { rows } = await client.query('select count(*)::int as starts from start');
await client.end();
console.log(JSON.stringify({ users: [{ login: 'ada', password: 'start ' + rows[0].starts, roles: ['admin'] }] }));`,
  'apps/api/dist/demo.js': `
import { appendFileSync } from 'node:fs';
const worker = await fetch('http://127.0.0.1:' + process.env.FERMATA_WORKER_HEALTH_PORT);
appendFileSync(new URL('../../../events', import.meta.url), 'demo finds the worker ' + (worker.ok ? 'up' : 'down') + '\\n');`,
  'apps/api/dist/main.js': server('FERMATA_API_PORT', 'api'),
  'apps/worker/dist/main.js': server('FERMATA_WORKER_HEALTH_PORT', 'worker'),
  'tools/shop/dist/main.js': server('FERMATA_SHOP_PORT', 'shop'),
  'apps/web/server/main.mjs': server('FERMATA_WEB_PORT', 'web'),
  'apps/web/.next/BUILD_ID': 'stub',
};

// The default ports stay free for a stack that somebody runs beside the tests.
const anyPort = Object.fromEntries(
  ['WEB', 'API', 'POSTGRES', 'TEMPORAL', 'TEMPORAL_UI', 'SHOP', 'WORKER_HEALTH'].map((name) => [
    `FERMATA_${name}_PORT`,
    '0',
  ]),
);

/** A clone with the real stack and small stand-ins for the programs that it starts. */
export class StubClone {
  readonly folder: string;
  readonly #path: string;

  private constructor(folder: string, path: string) {
    this.folder = folder;
    this.#path = path;
  }

  static async make(): Promise<StubClone> {
    const folder = await mkdtemp(join(tmpdir(), 'fermata-clone-'));
    const found = await findTemporal({ cacheFolder: placesOf().cache });
    if (found.kind !== 'binary')
      throw new Error('this test starts a Temporal of its own: unset TEMPORAL_ADDRESS');
    for (const path of [
      'tools/stack/lib',
      'tools/stack/start.mjs',
      'tools/test/install.mjs',
      'temporal/config',
      'package.json',
      'package-lock.json',
    ])
      await cp(join(thisClone, path), join(folder, path), { recursive: true });
    await symlink(join(thisClone, 'node_modules'), join(folder, 'node_modules'));
    for (const [path, text] of Object.entries(programs)) await write(join(folder, path), text);
    await stampBuilds(folder);
    return new StubClone(folder, [dirname(found.path), process.env['PATH']].join(delimiter));
  }

  get places() {
    return placesOf(this.folder);
  }

  /** `npm start`, in a terminal of its own. */
  start(): StartedStack {
    return new StartedStack(join(this.folder, 'tools/stack/start.mjs'), {
      ...process.env,
      ...anyPort,
      PATH: this.#path,
    });
  }

  /** Puts another program in the place of one that the stack starts. */
  async replace(entry: keyof typeof programs, text: string): Promise<void> {
    await write(join(this.folder, entry), text);
    await stampBuilds(this.folder);
  }

  async note(line: string): Promise<void> {
    await appendFile(join(this.folder, 'events'), `${line}\n`);
  }

  async events(): Promise<string[]> {
    return (await readFile(join(this.folder, 'events'), 'utf8')).trim().split('\n');
  }

  async remove(): Promise<void> {
    // As root the database lies outside, since the folder is private.
    await resetStack(this.places, { confirm: async () => true });
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** A running `npm start` and what it has printed. */
export class StartedStack {
  readonly pid: number;
  readonly ended: Promise<number | null>;
  output = '';
  readonly #kill: (signal: NodeJS.Signals) => void;

  constructor(script: string, env: NodeJS.ProcessEnv) {
    const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.pid = child.pid ?? 0;
    this.ended = new Promise((resolve) => child.once('close', (code) => resolve(code)));
    this.#kill = (signal) => void child.kill(signal);
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => (this.output += String(chunk)));
  }

  /** Resolves when it has printed this; fails at once when it ends before. */
  async says(text: string): Promise<void> {
    let ended = false;
    void this.ended.then(() => (ended = true));
    while (!this.output.includes(text)) {
      if (ended) throw new Error(`it ended without saying "${text}":\n${this.output}`);
      await pause(20);
    }
  }

  async end(signal: NodeJS.Signals = 'SIGINT'): Promise<number | null> {
    this.#kill(signal);
    return this.ended;
  }
}

/** As if everything had just been built. */
async function stampBuilds(folder: string): Promise<void> {
  const stamp = await sourcesStamp(folder);
  for (const name of ['build-stamp', 'pages-stamp']) await writeStamp(join(folder, '.cache', name), stamp);
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
