import { migrate } from '@fermata/persistence';
import { reportProblems } from './config/report.ts';
import { readEnvironment } from './config/environment.ts';

const read = readEnvironment(process.env);
if ('problems' in read) {
  reportProblems(read.problems);
  process.exit(1);
}
const done = await migrate(read.environment.databaseUrl);
process.stdout.write(done.length === 0 ? 'The database is up to date.\n' : `Ran ${done.join(', ')}.\n`);
