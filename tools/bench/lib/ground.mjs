import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startPostgres, startTemporal, thisClone } from '@fermata/stack';
import { launch } from '../../stack/lib/launch.mjs';
import { endProcess, waitUntil } from '../../stack/lib/processes.mjs';
import { onClose } from './closing.mjs';

/**
 * A folder that goes when the bench ends.
 * @returns {Promise<string>}
 */
export async function scratchFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'fermata-bench-'));
  onClose(() => rm(folder, { recursive: true, force: true }));
  // As root the database runs as another user, who must pass through.
  if (process.getuid?.() === 0) await chmod(folder, 0o711);
  return folder;
}

/**
 * @typedef {object} Ground a PostgreSQL and a Temporal of the bench alone, on free ports of loopback
 * @property {string} folder for logs
 * @property {string} databaseUrl
 * @property {string} address
 * @property {string} namespace
 * @property {{ postgres: number, temporal: number }} pids
 *
 * @param {(line: string) => void} say
 * @returns {Promise<Ground>}
 */
export async function openGround(say) {
  const folder = await scratchFolder();
  const ports = { postgres: await freePort(), temporal: await freePort() };
  // Its own settings, with fsync: what ours pays for the database is part of the figure.
  const dataFolder = join(folder, 'postgres');
  const log = join(folder, 'postgres.log');
  const postgres = await startPostgres({ dataFolder, port: ports.postgres, log });
  onClose(() => postgres.stop('immediate'));
  const temporal = await startTemporal({
    port: ports.temporal,
    log: join(folder, 'temporal.log'),
    cacheFolder: join(thisClone, '.cache'),
    env: { ...process.env, TEMPORAL_ADDRESS: '' },
    say,
  });
  onClose(() => temporal.stop());
  const pids = { postgres: Number(postgres.pid), temporal: Number(temporal.pid) };
  return { folder, databaseUrl: postgres.url, address: temporal.address, namespace: 'fermata', pids };
}

/**
 * Starts a program of Node and waits until its health answers.
 * @param {{ entry: string, env: NodeJS.ProcessEnv, log: string, healthUrl: string }} program
 * @returns {Promise<number>} its process id
 */
export async function startProgram({ entry, env, log, healthUrl }) {
  const args = ['--enable-source-maps', entry];
  const { pid, exited } = await launch({
    command: process.execPath,
    args,
    log,
    cwd: thisClone,
    env,
    lifeline: 'SIGTERM',
  });
  onClose(() =>
    endProcess(pid, [
      { signal: 'SIGTERM', withinMs: 15_000 },
      { signal: 'SIGKILL', withinMs: 5000 },
    ]),
  );
  let hasEnded = false;
  void exited.then(() => (hasEnded = true));
  const what = `${entry} to answer ${healthUrl} (its log: ${log})`;
  await waitUntil(() => hasEnded || answersOk(healthUrl), { withinMs: 60_000, everyMs: 100, what });
  if (hasEnded) throw new Error(`${entry} has ended; its log: ${log}`);
  return pid;
}

/** @param {string} url */
async function answersOk(url) {
  return fetch(url, { signal: AbortSignal.timeout(2000) }).then(
    (response) => response.ok,
    () => false,
  );
}
