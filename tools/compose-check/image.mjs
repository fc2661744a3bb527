// Does what the Dockerfile does where there is no engine: its build steps in a copy of the commit, then the programs
// of docker-compose.yml as a plain user on a read-only mount, against PostgreSQL and Temporal of its own.
// Needs root (for the mount and the other user) and Linux; takes some minutes.
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parse } from 'yaml';
import { freePort, placesOf, startPostgres, startTemporal, thisClone } from '../stack/lib/index.mjs';
import { databaseOwner } from '../stack/lib/owner.mjs';

const say = (line) => void process.stdout.write(`· ${line}\n`);
const read = (path) => readFileSync(join(thisClone, path), 'utf8');
const { services } = parse(read('docker-compose.yml'), { merge: true });

if (process.platform !== 'linux' || process.getuid?.() !== 0)
  throw new Error('This check needs Linux and root.');
const user = await databaseOwner();
const work = mkdtempSync(join(tmpdir(), 'fermata-image-'));
chmodSync(work, 0o755);
const stops = [];
try {
  buildImage();
  const { environment, health } = await servers();
  for (const name of ['register', 'migrate']) await job(name, environment);
  await Promise.all(['api', 'worker'].map((name) => stays(name, environment, health[name])));
  say('The image works as a plain user on a read-only mount.');
} finally {
  for (const stop of stops.reverse()) await stop();
  rmSync(work, { recursive: true, force: true });
}

function buildImage() {
  const image = join(work, 'image');
  execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${thisClone}`, image]);
  const [build] = read('Dockerfile').split(/^FROM (?!.* AS )/m);
  for (const [, command] of build.matchAll(/^RUN (.+)$/gm)) {
    say(command);
    execFileSync('/bin/sh', ['-ec', command], { cwd: image, stdio: ['ignore', 'ignore', 'inherit'] });
  }
}

async function servers() {
  const [postgres, temporal, api, worker] = await Promise.all([1, 2, 3, 4].map(() => freePort()));
  const database = await startPostgres({
    dataFolder: join(work, 'postgres'),
    port: postgres,
    log: join(work, 'postgres.log'),
  });
  stops.push(() => database.stop('immediate'));
  const cacheFolder = placesOf().cache;
  const server = await startTemporal({
    port: temporal,
    log: join(work, 'temporal.log'),
    namespace: 'other',
    cacheFolder,
  });
  stops.push(server.stop);
  const environment = {
    FERMATA_DATABASE_URL: database.url,
    FERMATA_TEMPORAL_ADDRESS: server.address,
    FERMATA_SECRET: 'c2VjcmV0LW9mLXRoZS1pbWFnZS1jaGVjay0zMi1ieXRlcw==',
    FERMATA_CONNECTIONS: '{}',
    FERMATA_LOG_LEVEL: 'warn',
    FERMATA_API_PORT: String(api),
    FERMATA_PUBLIC_URL: `http://127.0.0.1:${api}`,
    FERMATA_ACTIVITIES: '',
    FERMATA_WORKER_HEALTH_PORT: String(worker),
  };
  return { environment, health: { api: api, worker: worker } };
}

/** The command of a service as the compose file gives it, in a mount of its own that nobody can write to. */
function started(name, given) {
  const { command, environment } = services[name];
  const fixed = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => !String(value).includes('${')),
  );
  const image = join(work, 'image');
  const script = `mount --bind ${image} ${image} && mount -o remount,ro,bind ${image} && cd ${image} && exec "$@"`;
  const asUser = [
    'setpriv',
    `--reuid=${user.uid}`,
    `--regid=${user.gid}`,
    '--clear-groups',
    '--no-new-privs',
    '--bounding-set=-all',
  ];
  const [, ...args] = command;
  const env = { PATH: process.env.PATH, NODE_ENV: 'production', HOME: '/tmp', ...fixed, ...given };
  const all = ['--mount', '/bin/sh', '-ec', script, 'sh', ...asUser, process.execPath, ...args];
  const child = spawn('unshare', all, { env, stdio: ['ignore', 'inherit', 'inherit'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  stops.push(() => (child.kill('SIGTERM'), ended));
  return ended;
}

async function job(name, environment) {
  const code = await started(name, environment);
  if (code !== 0) throw new Error(`${name} ended with code ${code}`);
  say(`${name}: done`);
}

async function stays(name, environment, port) {
  const path = services[name].healthcheck.test.at(-1).replace(/^http:\/\/[^/]+/, '');
  let code;
  void started(name, environment).then((ended) => (code = ended));
  for (let round = 0; round < 300; round += 1) {
    if (code !== undefined) throw new Error(`${name} ended with code ${code}`);
    const answer = await fetch(`http://127.0.0.1:${port}${path}`).catch(() => undefined);
    if (answer?.ok) return say(`${name}: healthy`);
    await pause(200);
  }
  throw new Error(`${name} is not healthy after a minute`);
}
