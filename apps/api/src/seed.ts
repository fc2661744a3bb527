import { readFile, writeFile } from 'node:fs/promises';
import { openDatabase } from '@fermata/persistence';
import { readEnvironment } from './config/environment.ts';
import { reportProblems } from './config/report.ts';
import { demoPeople } from './demo/demo-people.ts';
import { seedPeople, seedToken } from './demo/seed-people.ts';

const read = readEnvironment(process.env);
if ('problems' in read) {
  reportProblems(read.problems);
  process.exit(1);
}
const { environment } = read;
if (!environment.demoUsers) {
  process.stdout.write('No demo people: FERMATA_DEMO_USERS is not true.\n');
  process.exit(0);
}
const database = await openDatabase({ url: environment.databaseUrl, poolSize: 2 });
try {
  await seedPeople(database);
  const file = process.env.FERMATA_CLI_TOKEN_FILE;
  if (file !== undefined) {
    const present = await readFile(file, 'utf8').catch(() => undefined);
    await writeFile(file, `${await seedToken(database, present?.trim())}\n`, { mode: 0o600 });
  }
} finally {
  await database.close();
}
const users = demoPeople.map(({ login, password, roles }) => ({ login, password, roles }));
process.stdout.write(`${JSON.stringify({ users })}\n`);
