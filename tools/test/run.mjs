// `npm test`: own set-up, then pure, integration and end-to-end specs; the last line is the verdict.
//   --unit FOLDER  the pure specs of one package      --long  the long forms too
//   FERMATA_SPECS=pure|integration|e2e  one stage     other arguments go to jest
// Only Node's own modules until everything is installed.
import { join, resolve } from 'node:path';
import { checkNode, ensureInstalled } from './install.mjs';

const root = join(import.meta.dirname, '..', '..');
const say = (line) => console.error(`· ${line}`);

/** @param {string[]} argv */
function readArguments(argv) {
  const rest = [...argv];
  const unit = take(rest, '--unit', 2)?.[1];
  const long = take(rest, '--long', 1) !== undefined;
  return { unit, long, args: rest.filter((arg) => arg !== '--') };
}

function take(rest, flag, count) {
  const at = rest.indexOf(flag);
  return at < 0 ? undefined : rest.splice(at, count);
}

async function main() {
  const { unit, long, args } = readArguments(process.argv.slice(2));
  checkNode(root);
  if (unit === undefined) ensureInstalled(root, say);
  const folder = unit === undefined ? root : resolve(root, unit);
  const run = { root, folder, args, env: { ...process.env, ...(long && { FERMATA_LONG: '1' }) } };
  const totals = await runAll(unit === undefined ? process.env.FERMATA_SPECS : 'pure', run);
  if (unit === undefined && args.length === 0 && isEmpty(totals)) {
    console.error('✕ no test was run');
    totals.failed = 1;
  }
  process.exitCode = await verdict(totals, folder);
}

const isEmpty = ({ passed, failed, skipped }) => passed + failed + skipped === 0;

async function runAll(only, run) {
  const { prepareStage, runStage, stages } = await import('./stage.mjs');
  const chosen = stages.filter((stage) => only === undefined || stage.name === only);
  const totals = { passed: 0, failed: 0, skipped: 0 };
  const prepared = new Map();
  for (const stage of chosen) {
    const later = chosen.find(({ preparedBeside }) => preparedBeside === stage.name);
    if (later && run.args.length === 0) prepared.set(later, prepareStage(later, run));
    say(`${stage.name} specs`);
    const started = Date.now();
    const counts = await (prepared.get(stage) ?? (() => runStage(stage, run)))();
    for (const key of Object.keys(totals)) totals[key] += counts[key];
    say(summary(stage, counts, Date.now() - started));
  }
  return totals;
}

function summary({ name, budgetMin }, { passed, failed, skipped, files }, tookMs) {
  const over = tookMs > budgetMin * 60_000 ? ': OVER ITS BUDGET' : '';
  const counts = `${passed} passed, ${failed} failed, ${skipped} skipped in ${files} files`;
  return `${name}: ${counts}, ${Math.round(tookMs / 1000)} s of ${budgetMin} min${over}`;
}

async function verdict({ passed, failed, skipped }, folder) {
  const { dishonestTests } = await import('./honesty.mjs');
  const dishonest = await dishonestTests(folder);
  for (const line of dishonest) console.error(`✕ ${line}`);
  if (skipped > 0) console.error('✕ a skipped test fails the run: run it or remove it');
  // A test that cannot fail is a failed one, whatever jest says of it.
  console.log(`${passed} passed, ${failed + dishonest.length} failed, ${skipped} skipped`);
  return failed + skipped + dishonest.length === 0 ? 0 : 1;
}

await main().catch((error) => {
  console.error(error.message);
  console.log('0 passed, 1 failed, 0 skipped');
  process.exitCode = 1;
});
