import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { resetStack, placesOf, thisClone } from '@fermata/stack';
import { endProcess, isAlive } from '../../stack/lib/processes.mjs';
import { run as command } from '../../stack/lib/run.mjs';
import { onClose } from '../lib/closing.mjs';
import { scratchFolder } from '../lib/ground.mjs';
import { limitLine } from '../lib/report.mjs';
import { cpuMsOf, pssOf, treeOf } from '../lib/usage.mjs';

const goals = Object.freeze({ firstS: 180, laterS: 15, pssGb: 1.3, stopS: 15 });
const readyWithinMs = 900_000;
/** What the stack says when everything answers. */
const upMark = 'is up, after';
const ports = ['WEB', 'API', 'POSTGRES', 'TEMPORAL', 'TEMPORAL_UI', 'SHOP', 'WORKER_HEALTH'];

/**
 * `npm start` in a fresh clone of the last commit, twice, each stopped by Ctrl-C.
 * @param {import('../lib/bench.mjs').Assignment} assignment
 * @returns {Promise<import('../lib/bench.mjs').Outcome>}
 */
export async function run({ short, say }) {
  const folder = await scratchFolder();
  const clone = join(folder, 'clone');
  await command('git', ['clone', '--quiet', '--no-local', thisClone, clone]);
  const commit = (await command('git', ['-C', clone, 'rev-parse', '--short', 'HEAD'])).stdout.trim();
  onClose(() => resetStack(placesOf(clone), { confirm: async () => true }).then(() => {}));
  say(`First npm start of ${commit}: installs, builds, starts …`);
  const first = await startAndStop({ clone, log: join(folder, 'first.log'), idleMs: 0 });
  say(`First start ${first.readyS.toFixed(1)} s. Second start …`);
  const idleMs = short ? 10_000 : 60_000;
  const second = await startAndStop({ clone, log: join(folder, 'second.log'), idleMs });
  const rows = [
    { name: 'startup/first', value: first.readyS, goal: goals.firstS, unit: 's' },
    { name: 'startup/later', value: second.readyS, goal: goals.laterS, unit: 's' },
    {
      name: 'startup/idle-pss',
      value: second.pss.total / 2 ** 30,
      goal: goals.pssGb,
      unit: 'GiB',
      digits: 3,
    },
    { name: 'startup/ctrl-c', value: Math.max(first.stopS, second.stopS), goal: goals.stopS, unit: 's' },
  ];
  const parts = second.pss.parts.map(({ name, bytes }) => `${name} ${(bytes / 2 ** 20).toFixed(0)}`);
  const lines = [
    ...rows.map((row) => limitLine(row)),
    `  CPU seconds to ready: first ${first.cpuS.toFixed(1)}, later ${second.cpuS.toFixed(1)}`,
    `  PSS in MiB after ${idleMs / 1000} s idle: ${parts.join(', ')}`,
  ];
  const left = [...first.left, ...second.left];
  if (left.length > 0) lines.push(`  processes left after Ctrl-C: ${left.join(', ')}`);
  const passed = left.length === 0 && rows.every(({ value, goal }) => value <= goal);
  return { lines, passed, figures: { commit, rows, first, second } };
}

/** @param {{ clone: string, log: string, idleMs: number }} options */
async function startAndStop({ clone, log, idleMs }) {
  const began = performance.now();
  const stack = spawnStart(clone, log);
  await stack.ready;
  const readyS = (performance.now() - began) / 1000;
  const cpuS = (await cpuMsOf([stack.pid])) / 1000;
  await pause(idleMs);
  const tree = await treeOf(stack.pid);
  const pss = await memoryOf(clone, tree);
  const stopBegan = performance.now();
  // As the terminal does: the signal goes to the whole foreground group.
  process.kill(-stack.pid, 'SIGINT');
  await stack.ended;
  const stopS = (performance.now() - stopBegan) / 1000;
  await pause(500);
  return { readyS, cpuS, stopS, pss, left: tree.filter((pid) => isAlive(pid)) };
}

/** @param {string} clone @param {string} log */
function spawnStart(clone, log) {
  const env = { ...process.env };
  for (const name of ['DATABASE_URL', 'TEMPORAL_ADDRESS']) delete env[name];
  for (const name of ports) env[`FERMATA_${name}_PORT`] = '0';
  const child = spawn('npm', ['start'], {
    cwd: clone,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const pid = Number(child.pid);
  const file = createWriteStream(log);
  let output = '';
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const ready = new Promise((resolve, reject) => {
    const late = () => reject(new Error(`npm start is not ready in time; its log: ${log}`));
    const limit = setTimeout(late, readyWithinMs);
    const look = (/** @type {Buffer} */ chunk) => {
      file.write(chunk);
      output += chunk.toString('utf8');
      if (!output.includes(upMark)) return;
      clearTimeout(limit);
      resolve(undefined);
    };
    child.stdout.on('data', look);
    child.stderr.on('data', look);
    void ended.then(() => reject(new Error(`npm start has ended:\n${output.slice(-3000)}`)));
  });
  onClose(() =>
    endProcess(pid, [
      { signal: 'SIGINT', withinMs: 60_000 },
      { signal: 'SIGKILL', withinMs: 5000 },
    ]),
  );
  return { pid, ready, ended };
}

/**
 * PSS of the stack's whole tree, by the part of the stack that a process belongs to.
 * @param {string} clone
 * @param {readonly number[]} tree
 */
async function memoryOf(clone, tree) {
  const { processes = [] } = JSON.parse(await readFile(placesOf(clone).running, 'utf8'));
  const parts = [];
  const counted = new Set();
  for (const { name, pid } of processes) {
    const pids = await treeOf(pid);
    for (const one of pids) counted.add(one);
    parts.push({ name, bytes: await pssOf(pids) });
  }
  const rest = tree.filter((pid) => !counted.has(pid));
  parts.push({ name: 'npm and supervisor', bytes: await pssOf(rest) });
  return { total: parts.reduce((sum, { bytes }) => sum + bytes, 0), parts };
}
