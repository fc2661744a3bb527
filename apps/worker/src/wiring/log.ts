import { DefaultLogger, Runtime } from '@temporalio/worker';
import { pino, type Logger } from 'pino';

/** The log of the process: JSON lines. */
export function createLog(level: string): Logger {
  return pino({
    level,
    base: { process: 'worker' },
    redact: ['*.authorization', '*.password', '*.token', '*.secret'],
  });
}

/** Sends the log of the Temporal SDK the same way; must come before anything of the SDK is made. */
export function installRuntime(log: Logger): void {
  const levels = { TRACE: 'trace', DEBUG: 'debug', INFO: 'debug', WARN: 'warn', ERROR: 'error' } as const;
  const logger = new DefaultLogger(
    log.isLevelEnabled('debug') ? 'DEBUG' : 'WARN',
    ({ level, message, meta }) => log[levels[level]]({ ...meta }, message),
  );
  Runtime.install({ logger, shutdownSignals: [] });
}
