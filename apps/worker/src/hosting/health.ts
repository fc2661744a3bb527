import { createServer, type Server, type ServerResponse } from 'node:http';

/** What a process says of itself. */
export interface HealthReport {
  /** Takes work. */
  readonly isReady: () => boolean;
  /** Metrics in the text format of Prometheus. */
  readonly metrics: () => Promise<string>;
}

/** Serves /health/live, /health/ready and /metrics on loopback and other addresses alike; port 0 = none. */
export async function serveHealth(port: number, report: HealthReport): Promise<() => Promise<void>> {
  if (port === 0) return async () => undefined;
  const server = createServer((request, response) => void answer(request.url ?? '', report, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });
  return () => stop(server);
}

async function answer(url: string, report: HealthReport, response: ServerResponse): Promise<void> {
  if (url === '/metrics') return send(response, 200, await report.metrics());
  if (url === '/health/live') return send(response, 200, 'live');
  if (url === '/health/ready')
    return send(response, report.isReady() ? 200 : 503, report.isReady() ? 'ready' : 'starting');
  send(response, 404, 'not found');
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(body);
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
