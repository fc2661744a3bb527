import { setTimeout as pause } from 'node:timers/promises';
import { openDatabase } from '@fermata/persistence';
import { readEnvironment } from './config/environment.ts';
import { reportProblems } from './config/report.ts';
import { deployFiles } from './definitions/deployments.service.ts';
import { demoFiles } from './demo/demo-files.ts';
import { missingFiles } from './demo/missing-files.ts';
import { defaultProject } from './demo/seed-people.ts';

/** A worker reports its activities within moments of its start; the demo needs them to be known. */
const attempts = 60;
const betweenMs = 500;

const read = readEnvironment(process.env);
if ('problems' in read) {
  reportProblems(read.problems);
  process.exit(1);
}
const database = await openDatabase({ url: read.environment.databaseUrl, poolSize: 2 });
const caller = { projectId: defaultProject, acting: { actor: 'system' } };
const request = { files: await missingFiles(database, await demoFiles()), note: 'The demo' };
let result = await deployFiles(database, caller, request);
for (let attempt = 1; !result.deployed && attempt < attempts; attempt += 1) {
  await pause(betweenMs);
  result = await deployFiles(database, caller, request);
}
await database.close();
if (!result.deployed) {
  process.stderr.write(`The demo was refused: ${JSON.stringify(result.files, null, 2)}\n`);
  process.exit(1);
}
const published = result.files.filter((file) => file.outcome === 'published').length;
process.stdout.write(`${result.files.length} demo definitions, ${published} of them new.\n`);
