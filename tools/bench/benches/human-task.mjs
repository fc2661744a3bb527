import { permissionsOf, roles } from '@fermata/contracts';
import { openDatabase } from '@fermata/persistence';
import { query } from '@fermata/stack';
import { answerByApi, answerByHand } from '../human-task/answers.mjs';
import { commitsPerTask, lagOf } from '../human-task/lag.mjs';
import { openApi } from '../lib/api.mjs';
import { onClose } from '../lib/closing.mjs';
import { openGround } from '../lib/ground.mjs';
import { manySteps, peopleInARow } from '../lib/graphs.mjs';
import { publishGraph } from '../lib/ours.mjs';
import { limitLine, meets, ratioLine } from '../lib/report.mjs';
import { openSides } from '../lib/sides.mjs';
import { interleaved, median, quantile, spread } from '../lib/statistics.mjs';
import { plantPerson } from '../lists/plant.mjs';

const goals = Object.freeze({ update: 1.3, visibleP95: 200, lagP99: 500, overloadLag: 5000, commits: 1 });
const inARow = 6;

/**
 * From an answer to the next task in the inbox, beside an update of a workflow by hand; how far rows lag behind the
 * workflows at 50 instances a second and at twice of what the host does; commits for each workflow task.
 * @param {import('../lib/bench.mjs').Assignment} assignment
 * @returns {Promise<import('../lib/bench.mjs').Outcome>}
 */
export async function run({ pairs, short, say }) {
  const size = short ? { block: 2, seconds: 5, commits: 10 } : { block: 10, seconds: 20, commits: 40 };
  say('Starting servers, workers and the API …');
  const ground = await openGround(say);
  const sides = await openSides(ground);
  const plan = await publishGraph(sides.database, manySteps(1));
  const commits = await commitsPerTask(ground, sides, plan, size.commits);
  say(
    `for each workflow task ${commits.projection.toFixed(2)} commits of the projection, ${commits.attempts.toFixed(2)} of attempts`,
  );
  const database = await openDatabase({ url: ground.databaseUrl, poolSize: 20 });
  onClose(() => database.close());
  const busy = { ...sides, database };
  const even = await lagOf(busy, plan, { perSecond: 50, seconds: size.seconds });
  say(lagWords(50, even));
  const twice = Math.ceil(even.rate * 2);
  const overload = await lagOf(busy, plan, { perSecond: twice, seconds: size.seconds });
  say(lagWords(twice, overload));
  const blocks = await answers({ ground, sides, pairs, say, count: size.block });
  return judged({ blocks, even, overload, commits });
}

/** How far rows lag, and whether ever further: the later half of the ends beside the earlier one. */
function lagWords(asked, { lags, rate, failed }) {
  const told = (some, q) => quantile(some, q).toFixed(0);
  const [early, late] = [lags.slice(0, lags.length / 2), lags.slice(lags.length / 2)];
  return (
    `${asked} instances a second asked, ${rate.toFixed(0)} done: lag p50 ${told(lags, 0.5)}, p95 ${told(lags, 0.95)}, ` +
    `p99 ${told(lags, 0.99)} ms; p95 of the first half ${told(early, 0.95)}, of the second ${told(late, 0.95)} ms` +
    (failed === 0 ? '' : `; ${failed} instances failed for lack of time`)
  );
}

/** Answers in turns: A B B A. */
async function answers({ ground, sides, pairs, say, count }) {
  const ask = (sql, parameters) => query(ground.databaseUrl, sql, parameters);
  const { token } = await plantPerson(ask, 'support', [...permissionsOf(roles)]);
  const api = await openApi(ground);
  const world = { api, token, sides, plan: await publishGraph(sides.database, peopleInARow(inARow)) };
  const measure = { ours: () => answerByApi(world, inARow), anchor: () => answerByHand(sides, inARow) };
  for (const side of Object.values(measure)) for (let n = 0; n < 2; n += 1) await side();
  const blocks = [];
  for (const [index, order] of interleaved(pairs).entries()) {
    const pair = { ours: [], anchor: [] };
    for (const side of order) for (let n = 0; n < count; n += 1) pair[side].push(...(await measure[side]()));
    blocks.push(pair);
    say(
      `pair ${index + 1} of ${pairs}: ${median(pair.ours).toFixed(0)} / ${median(pair.anchor).toFixed(0)} ms`,
    );
  }
  const visible = blocks.flatMap((pair) => pair.ours);
  const told = [0.5, 0.95, 0.99].map((q) => quantile(visible, q).toFixed(0));
  say(`the next task is visible after p50 ${told[0]}, p95 ${told[1]}, p99 ${told[2]} ms`);
  return blocks;
}

function judged({ blocks, even, overload, commits }) {
  const all = (side) => blocks.flatMap((pair) => pair[side]);
  const update = {
    name: 'human-task/answer',
    ours: median(all('ours')),
    anchor: median(all('anchor')),
    ratio: spread(blocks.map(({ ours, anchor }) => median(ours) / median(anchor))),
    goal: goals.update,
    unit: 'ms',
  };
  const limits = [
    {
      name: 'human-task/visible-p95',
      value: quantile(all('ours'), 0.95),
      goal: goals.visibleP95,
      unit: 'ms',
    },
    { name: 'human-task/lag-p99', value: quantile(even.lags, 0.99), goal: goals.lagP99, unit: 'ms' },
    {
      name: 'human-task/overload-lag-p99',
      value: quantile(overload.lags, 0.99),
      goal: goals.overloadLag,
      unit: 'ms',
    },
    {
      name: 'human-task/commits',
      value: commits.projection,
      goal: goals.commits,
      unit: ' for each workflow task',
      digits: 2,
    },
  ];
  const passed = meets(update.ratio.median, update.goal) && limits.every(({ value, goal }) => value <= goal);
  return {
    lines: [ratioLine(update), ...limits.map(limitLine)],
    passed,
    figures: { blocks, even, overload, commits },
  };
}
