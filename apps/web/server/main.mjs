// The web application as one process: pages by Next, `/api` forwarded to the API.
import { createServer } from 'node:http';
import { join } from 'node:path';
import next from 'next';
import { forwardTo } from './forward.mjs';
import { answerGuide } from './guides.mjs';
import { answerPacked } from './packed.mjs';
import { readSettings } from './settings.mjs';

const endWithinMs = 3_000;

const dev = process.argv.includes('--dev');
const { host, port, api } = settingsOrEnd();
const folder = join(import.meta.dirname, '..');
// Plugins of Next look for their files from the working directory.
process.chdir(folder);
if (dev) await (await import('./workers.mjs')).watchWorkers();
const app = next({ dev, dir: folder, hostname: host, port });
await app.prepare();
const pages = app.getRequestHandler();
const forward = forwardTo(api);
const isPacked = dev ? () => false : await answerPacked(join(folder, '.next', 'static'), '/_next/static');

const server = createServer((incoming, outgoing) => {
  const path = incoming.url ?? '/';
  if (path.startsWith('/api/')) return forward(incoming, outgoing);
  if (path.startsWith('/guides/')) return void answerGuide(path, outgoing);
  if (path === '/health/ready') return void outgoing.writeHead(200).end('ready');
  if (isPacked(incoming, outgoing)) return;
  void pages(incoming, outgoing);
});
if (dev) server.on('upgrade', app.getUpgradeHandler());
server.listen(port, host);

for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT'])) {
  process.once(signal, () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    // Streams have no end of their own.
    setTimeout(() => server.closeAllConnections(), endWithinMs).unref();
  });
}

function settingsOrEnd() {
  try {
    return readSettings(process.env);
  } catch (error) {
    process.stderr.write(`${/** @type {Error} */ (error).message}\n`);
    process.exit(1);
  }
}
