import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lockProblems } from './lockfile.mjs';

const file = join(import.meta.dirname, '..', '..', 'package-lock.json');
const problems = lockProblems(JSON.parse(await readFile(file, 'utf8')));
for (const problem of problems) console.error(`package-lock.json: ${problem}`);
process.exitCode = problems.length === 0 ? 0 : 1;
