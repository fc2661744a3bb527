// npm run bench -- <name> [--pairs 7] [--json file] [--short]. Builds first; only node:* may be imported until then.
import { writeFile } from 'node:fs/promises';
import { build, install } from '../stack/lib/install.mjs';
import { placesOf } from '../stack/lib/places.mjs';
import { benches, benchesInWords } from './lib/benches.mjs';
import { readOptions } from './lib/options.mjs';
import { closeAll, closeOnSignal } from './lib/closing.mjs';

const say = (/** @type {string} */ line) => void process.stdout.write(`${line}\n`);
const options = readOptions(process.argv.slice(2));

if ('problem' in options) {
  process.stderr.write(`${options.problem}\n\n${benchesInWords()}\n`);
  process.exit(2);
}

closeOnSignal();
try {
  const { clone } = placesOf();
  install(clone, say);
  await build(clone, say);
  const { run } = await benches[options.name].load();
  const outcome = await run({ ...options, say });
  for (const line of outcome.lines) say(line);
  if (options.json) await writeFile(options.json, `${JSON.stringify(outcome, undefined, 2)}\n`);
  process.exitCode = outcome.passed ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await closeAll();
}
process.exit();
