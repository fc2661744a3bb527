// The web application as one process: pages by Next, `/api` forwarded to the API.
import { createServer } from 'node:http';
import { join } from 'node:path';
import next from 'next';
import { forwardTo } from './forward.mjs';

const dev = process.argv.includes('--dev');
const host = process.env.FERMATA_WEB_HOST ?? '127.0.0.1';
const port = Number(process.env.FERMATA_WEB_PORT ?? 3000);
const api = new URL(process.env.FERMATA_API_URL ?? 'http://127.0.0.1:3001');

const folder = join(import.meta.dirname, '..');
// Plugins of Next look for their files from the working directory.
process.chdir(folder);
if (dev) {
  await (await import('./workers.mjs')).watchWorkers();
  await (await import('./guides.mjs')).copyGuides();
}
const app = next({ dev, dir: folder, hostname: host, port });
await app.prepare();
const pages = app.getRequestHandler();
const forward = forwardTo(api);

const server = createServer((incoming, outgoing) => {
  const path = incoming.url ?? '/';
  if (path.startsWith('/api/')) return forward(incoming, outgoing);
  if (path === '/health/ready') return void outgoing.writeHead(200).end('ready');
  void pages(incoming, outgoing);
});
if (dev) server.on('upgrade', app.getUpgradeHandler());
server.listen(port, host);

for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT'])) {
  process.once(signal, () => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  });
}
