import 'reflect-metadata';
import { pino } from 'pino';
import { reportProblems } from './config/report.ts';
import { readEnvironment } from './config/environment.ts';
import { createApp } from './create-app.ts';
import { printedDocument } from './openapi/printed.ts';

/** Prints the OpenAPI document; needs the configuration of the API and its database, as the API itself does. */
const read = readEnvironment(process.env);
if ('problems' in read) {
  reportProblems(read.problems);
  process.exit(1);
}
const app = await createApp(read.environment, pino({ level: 'silent' }));
process.stdout.write(printedDocument(app));
await app.close();
