import { pino, type DestinationStream, type Logger } from 'pino';
import type { Environment } from '../config/environment.ts';

/** Where secrets may stand in a request; they never reach a log. */
const secretPaths = Object.freeze([
  'req.headers.authorization',
  'req.headers.cookie',
  'req.headers["x-fermata-csrf"]',
  'res.headers["set-cookie"]',
]);

/** JSON logs, on standard output unless a sink is given, with the request id in each line of a request. */
export function createLogger(level: Environment['logLevel'], sink?: DestinationStream): Logger {
  const options = { level, base: { service: 'api' }, redact: { paths: [...secretPaths], remove: true } };
  return sink === undefined ? pino(options) : pino(options, sink);
}
