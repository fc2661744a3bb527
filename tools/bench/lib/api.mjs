import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { freePort, thisClone } from '@fermata/stack';
import { onClose } from './closing.mjs';
import { startProgram } from './ground.mjs';

/**
 * The product's own API on the servers of the bench, with no limit to how often it is called.
 * @param {import('./ground.mjs').Ground} ground
 * @returns {Promise<{ pid: number, call: (token: string, method: string, path: string, body?: unknown) => Promise<any> }>}
 */
export async function openApi(ground) {
  const port = await freePort();
  const env = {
    ...process.env,
    FERMATA_DATABASE_URL: ground.databaseUrl,
    FERMATA_TEMPORAL_ADDRESS: ground.address,
    FERMATA_TEMPORAL_NAMESPACE: ground.namespace,
    FERMATA_API_PORT: String(port),
    FERMATA_REQUESTS_PER_SECOND: '100000',
    FERMATA_LOG_LEVEL: 'warn',
  };
  const entry = join(thisClone, 'apps/api/dist/main.js');
  const log = join(ground.folder, 'api.log');
  const healthUrl = `http://127.0.0.1:${port}/api/v1/health/ready`;
  const pid = await startProgram({ entry, env, log, healthUrl });
  // A connection that nobody has used for long may be closed by the other side just when it is used again.
  const agent = new Agent({ keepAlive: true, timeout: 30_000 });
  onClose(() => agent.destroy());
  return { pid, call: (token, method, path, body) => send({ agent, port, token, method, path, body }) };
}

/** One call over a connection that stays open; anything but success is a failure of the bench. */
function send({ agent, port, token, method, path, body }) {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const headers = {
    authorization: `Bearer ${token}`,
    ...(text === undefined ? {} : { 'content-type': 'application/json' }),
  };
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, agent, method, path: `/api/v1${path}`, headers },
      (answer) => {
        const chunks = [];
        answer.on('data', (chunk) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const told = Buffer.concat(chunks).toString('utf8');
          if ((answer.statusCode ?? 0) < 300) resolve(told === '' ? undefined : JSON.parse(told));
          else reject(new Error(`${method} ${path}: ${answer.statusCode} ${told}`));
        });
      },
    );
    sent.on('error', reject);
    sent.end(text);
  });
}
