import 'reflect-metadata';
import { createApp } from './create-app.ts';
import { readEnvironment } from './config/environment.ts';
import { reportProblems } from './config/report.ts';
import { createLogger } from './runtime/logger.ts';
import { DATABASE } from './runtime/providers.ts';
import { announceFirstAdmin } from './setup/announce-first-admin.ts';

const read = readEnvironment(process.env);
if ('problems' in read) {
  reportProblems(read.problems);
  process.exit(1);
}

const { environment } = read;
const logger = createLogger(environment.logLevel);
const app = await createApp(environment, logger);
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    logger.info({ signal }, 'stopping');
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'stopped with a failure');
        process.exit(1);
      },
    );
  });
}
await announceFirstAdmin(app.get(DATABASE), environment.publicUrl, (line) => process.stdout.write(line));
await app.listen(environment.port, environment.host);
