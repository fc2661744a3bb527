import { spawn } from 'node:child_process';
import { request } from 'node:http';
import { join } from 'node:path';
import { freePort, thisClone } from '@fermata/stack';
import { endProcess, waitUntil } from '../../stack/lib/processes.mjs';
import { onClose } from '../lib/closing.mjs';
import { limitLine } from '../lib/report.mjs';

const budgetsKb = Object.freeze({ list: 250, editor: 450 });

/** Routes and what they may weigh. */
const routes = Object.freeze([
  { name: 'sign-in', path: '/sign-in', goal: budgetsKb.list },
  { name: 'home', path: '/', goal: budgetsKb.list },
  { name: 'account', path: '/account', goal: budgetsKb.list },
  { name: 'workflows', path: '/workflows', goal: budgetsKb.list },
  { name: 'decisions', path: '/decisions', goal: budgetsKb.list },
  { name: 'forms', path: '/forms', goal: budgetsKb.list },
  { name: 'instances', path: '/instances', goal: budgetsKb.list },
  { name: 'editor', path: '/workflows/any', goal: budgetsKb.editor },
  { name: 'form-designer', path: '/forms/any', goal: budgetsKb.editor },
  { name: 'instance', path: '/instances/any', goal: budgetsKb.editor },
]);

/**
 * The JavaScript of each route as it goes over the wire, compressed: what the page names, without what it loads when
 * somebody asks for it.
 * @param {import('../lib/benches.mjs').Assignment} assignment
 * @returns {Promise<import('../lib/benches.mjs').Outcome>}
 */
export async function run({ say }) {
  say('Starting the web application …');
  const origin = await startedWeb();
  const sizes = new Map();
  const rows = [];
  for (const { name, path, goal } of routes) {
    const page = (await bodyOf(origin + path)).toString('utf8');
    const scripts = [...new Set(page.match(/static\/chunks\/[^"'\\\s?]+\.js/g) ?? [])];
    if (scripts.length === 0) throw new Error(`${path} names no script`);
    for (const script of scripts.filter((one) => !sizes.has(one)))
      sizes.set(script, (await bodyOf(`${origin}/_next/${script}`, 'gzip')).length);
    const bytes = scripts.reduce((sum, script) => sum + sizes.get(script), 0);
    rows.push({ name: `web-size/${name}`, value: bytes / 1024, goal, unit: 'KB' });
  }
  const passed = rows.every(({ value, goal }) => value <= goal);
  return { lines: rows.map((row) => limitLine(row)), passed, figures: { rows } };
}

/** @returns {Promise<string>} */
async function startedWeb() {
  const port = await freePort();
  const env = { ...process.env, FERMATA_WEB_PORT: String(port), FERMATA_WEB_HOST: '127.0.0.1' };
  const child = spawn(process.execPath, [join(thisClone, 'apps/web/server/main.mjs')], {
    env,
    stdio: 'ignore',
  });
  onClose(() => endProcess(Number(child.pid), [{ signal: 'SIGTERM', withinMs: 8000 }]).then(() => {}));
  const origin = `http://127.0.0.1:${port}`;
  const isUp = () =>
    bodyOf(`${origin}/health/ready`).then(
      () => true,
      () => false,
    );
  await waitUntil(isUp, { withinMs: 60_000, everyMs: 200, what: 'the web application' });
  return origin;
}

/**
 * A body as it comes over the wire: not unpacked.
 * @param {string} url
 * @param {string} [encoding]
 * @returns {Promise<Buffer>}
 */
function bodyOf(url, encoding = 'identity') {
  return new Promise((resolve, reject) => {
    const call = request(url, { headers: { 'accept-encoding': encoding } }, (answer) => {
      /** @type {Buffer[]} */
      const pieces = [];
      answer.on('data', (piece) => pieces.push(piece));
      answer.once('error', reject);
      answer.once('end', () => {
        if (answer.statusCode === 200) resolve(Buffer.concat(pieces));
        else reject(new Error(`${url} answered ${answer.statusCode}`));
      });
    });
    call.once('error', reject);
    call.end();
  });
}
