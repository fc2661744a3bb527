import { readConfiguration, type WorkerConfiguration } from './configuration/configuration.ts';
import { startHost } from './host.ts';
import { createLog, installRuntime } from './wiring/log.ts';

const configuration = readConfiguration(process.env);
if (isRefused(configuration)) {
  for (const { message } of configuration) process.stderr.write(`${message}\n`);
  process.exit(2);
}
await run(configuration);

async function run(settings: WorkerConfiguration): Promise<void> {
  const log = createLog(settings.logLevel);
  installRuntime(log);
  const host = await startHost(settings, log).catch((failure: unknown) => {
    log.fatal({ err: failure }, 'the worker cannot start');
    process.exit(1);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void host.stop());
  log.info({ role: settings.role, healthPort: settings.healthPort }, 'the worker is ready');
  try {
    await host.ended;
    await host.stop();
    log.info('the worker has ended');
  } catch (failure) {
    log.fatal({ err: failure }, 'a worker failed');
    await host.stop();
    process.exitCode = 1;
  }
}

function isRefused(
  read: ReturnType<typeof readConfiguration>,
): read is Extract<ReturnType<typeof readConfiguration>, readonly unknown[]> {
  return Array.isArray(read);
}
