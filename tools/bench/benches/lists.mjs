import { permissionsOf, roles } from '@fermata/contracts';
import {
  FlowRepository,
  GroupRepository,
  LoadRepository,
  migrate,
  openDatabase,
  StrandedRepository,
  TallyRepository,
  TaskListRepository,
} from '@fermata/persistence';
import { query } from '@fermata/stack';
import { openApi } from '../lib/api.mjs';
import { onClose } from '../lib/closing.mjs';
import { openGround } from '../lib/ground.mjs';
import { limitLine, meets, ratioLine } from '../lib/report.mjs';
import { interleaved, median, quantile, spread } from '../lib/statistics.mjs';
import { freeByHand, fromTheStart } from '../lists/by-hand.mjs';
import { plantPeople, plantWork } from '../lists/plant.mjs';

const goals = Object.freeze({ p99: 15, deep: 1.5, growth: 1.5, sql: 1.3, desk: 100 });
const sizes = Object.freeze({
  short: [
    { tasks: 10_000, instances: 20_000 },
    { tasks: 100_000, instances: 200_000 },
  ],
  whole: [
    { tasks: 100_000, instances: 100_000 },
    { tasks: 1_000_000, instances: 10_000_000 },
  ],
});
const nothing = Object.freeze({ tasks: 0, instances: 0 });

/**
 * Inboxes and lists of instances at two sizes, ten times or more apart: pages by the API, and the statement behind the
 * inbox beside one that is written by hand.
 * @param {import('../lib/bench.mjs').Assignment} assignment
 * @returns {Promise<import('../lib/bench.mjs').Outcome>}
 */
export async function run({ pairs, short, say }) {
  say('Starting servers and the API …');
  const ground = await openGround(say);
  await migrate(ground.databaseUrl);
  const database = await openDatabase({ url: ground.databaseUrl, poolSize: 2 });
  onClose(() => database.close());
  const loader = (sql, parameters) => query(ground.databaseUrl, sql, parameters);
  const callers = await plantPeople(loader, [...permissionsOf(roles)]);
  const api = await openApi(ground);
  const [small, large] = short ? sizes.short : sizes.whole;
  const calls = { api, callers, rounds: short ? 100 : 400 };
  await plant(loader, nothing, small, say);
  const before = await measure(calls, say);
  await plant(loader, small, large, say);
  // As the API does every hour.
  await database.inInstallation((tx) => new TallyRepository(tx).tidy());
  await loader('VACUUM ANALYZE desk_tally');
  const after = await measure(calls, say);
  const statements = await byHand(database, callers.agents, { pairs, rounds: short ? 40 : 100 });
  return judged(before, after, statements, await deskTimes(database, say));
}

/** @param {import('../lists/plant.mjs').Ask} loader @param {import('../lists/plant.mjs').Size} from @param {import('../lists/plant.mjs').Size} to @param {(line: string) => void} say */
async function plant(loader, from, to, say) {
  const began = performance.now();
  await plantWork(loader, from, to);
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  say(`${to.tasks} open tasks and ${to.instances} instances are there after ${seconds} s.`);
}

const openPath = '/tasks?view=open&order=risk';
const duePath = '/tasks?view=all&order=due';
const warmUp = 10;

/** What is asked, in turns, so that the host's moods strike all alike. @type {Readonly<Record<string, (turn: Turn) => string>>} */
const paths = Object.freeze({
  open: () => openPath,
  'open-deep': ({ deep }) => deep(openPath),
  mine: () => '/tasks?view=mine',
  filtered: ({ n }) => `/tasks?view=open&definition=flow-${n % 40}`,
  search: ({ n }) => `/tasks?view=all&q=o-${1 + (n % 9000)}`,
  'search-common': () => '/tasks?view=open&q=invoice%20cust',
  counts: () => '/tasks/counts',
});
/** What a supervisor asks. @type {typeof paths} */
const allPaths = Object.freeze({
  all: () => duePath,
  'all-deep': ({ deep }) => deep(duePath),
  'all-filtered': ({ n }) => `/tasks?view=all&group=g${n % 200}`,
  done: () => '/tasks?view=done',
  'all-counts': () => '/tasks/counts',
  instances: () => '/instances',
  'instances-deep': ({ deep }) => deep('/instances'),
  'instances-filtered': ({ n }) => `/instances?definition=flow-${n % 40}&status=waiting`,
  'instances-counts': () => '/instances/counts',
});

/** @typedef {{ n: number, deep: (path: string) => string }} Turn `deep` gives the path of a page far down */

/** Times of each kind of call. @returns {Promise<Record<string, number[]>>} */
async function measure({ api, callers, rounds }, say) {
  const times = {};
  const places = await findPlaces({ api, callers });
  for (let n = 0; n < rounds + warmUp; n += 1) {
    const turns = [
      ...Object.entries(paths).map((kind) => ({ kind, who: callers.agents[n % callers.agents.length] })),
      ...Object.entries(allPaths).map((kind) => ({ kind, who: callers.supervisor })),
    ];
    for (const {
      kind: [name, pathOf],
      who,
    } of turns) {
      const path = pathOf({ n, deep: (of) => places.get(`${who.user} ${of}`) ?? of });
      const began = performance.now();
      await api.call(who.token, 'GET', path);
      if (n >= warmUp) (times[name] ??= []).push(performance.now() - began);
    }
  }
  for (const [name, some] of Object.entries(times)) {
    say(`  ${name}: p50 ${median(some).toFixed(1)} ms, p99 ${quantile(some, 0.99).toFixed(1)} ms`);
  }
  return times;
}

/** The path of the twentieth page, or of the last, of each list that is read deep. */
async function findPlaces({ api, callers }) {
  const places = new Map();
  const go = async (who, path) => {
    let at = path;
    for (let page = 0; page < 20; page += 1) {
      const { next } = await api.call(who.token, 'GET', at);
      if (next === undefined) break;
      at = `${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(next)}`;
    }
    places.set(`${who.user} ${path}`, at);
  };
  for (const who of callers.agents) await go(who, openPath);
  for (const path of [duePath, '/instances']) await go(callers.supervisor, path);
  return places;
}

/** What is free for a person: our statement and the one by hand, each in a transaction like the other's. */
async function byHand(database, agents, { pairs, rounds }) {
  const viewers = await database.inProject('default', (tx) =>
    Promise.all(agents.map(({ user }) => new GroupRepository(tx).viewer(user, false))),
  );
  const sides = {
    ours: (viewer) => (tx) => new TaskListRepository(tx).list({ scope: 'groups' }, viewer),
    anchor: (viewer) => (tx) =>
      tx.rows(freeByHand, [
        [`u:${viewer.userId}`, ...viewer.claim.map((name) => `g:${name}`)],
        ...fromTheStart,
      ]),
  };
  const timed = async (side) => {
    const some = [];
    for (let n = 0; n < rounds; n += 1) {
      const viewer = viewers[n % viewers.length];
      const began = performance.now();
      await database.inProject('default', side(viewer));
      some.push(performance.now() - began);
    }
    return some;
  };
  for (const side of Object.values(sides)) await timed(side);
  const blocks = [];
  for (const order of interleaved(pairs)) {
    const pair = {};
    for (const side of order) pair[side] = await timed(sides[side]);
    blocks.push(pair);
  }
  return blocks;
}

/** The numbers of the desk without what the API keeps of them: the median of some readings of each. */
async function deskTimes(database, say) {
  const numbers = {
    held: (tx, day) => new LoadRepository(tx).held(day),
    offered: (tx, day) => new LoadRepository(tx).offered(day),
    done: (tx, day) => new LoadRepository(tx).done(day),
    people: (tx) => new LoadRepository(tx).people(),
    ages: (tx) => new FlowRepository(tx).ages([1, 4, 8, 24, 72, 168]),
    days: (tx) => new FlowRepository(tx).days(14, 'Europe/Berlin'),
    'due-hours': (tx) => new FlowRepository(tx).dueHours(168),
    pace: (tx) => new FlowRepository(tx).pace(7),
    stranded: (tx) => new StrandedRepository(tx).find(),
  };
  const day = await database.inProject('default', (tx) => new LoadRepository(tx).dayIn('Europe/Berlin'));
  const rows = [];
  for (const [name, read] of Object.entries(numbers)) {
    const some = [];
    for (let n = 0; n < 7; n += 1) {
      const began = performance.now();
      await database.inProject('default', (tx) => read(tx, day));
      some.push(performance.now() - began);
    }
    say(`  desk ${name}: p50 ${median(some).toFixed(1)} ms`);
    rows.push({ name: `lists/desk-${name}`, value: median(some), goal: goals.desk, unit: 'ms' });
  }
  return rows;
}

function judged(before, after, blocks, desk) {
  const p99 = Object.entries(after).map(([name, some]) => ({
    name: `lists/${name}-p99`,
    value: quantile(some, 0.99),
    goal: goals.p99,
    unit: 'ms',
  }));
  const limits = [...p99, ...desk];
  const ratio = (name, ours, anchor, goal) => {
    const one = median(ours) / median(anchor);
    return {
      name: `lists/${name}`,
      ours: median(ours),
      anchor: median(anchor),
      ratio: { median: one, min: one, max: one },
      goal,
      unit: 'ms',
    };
  };
  const rows = [
    ratio('open-deep/first', after['open-deep'], after.open, goals.deep),
    ratio('all-deep/first', after['all-deep'], after.all, goals.deep),
    ratio('instances-deep/first', after['instances-deep'], after.instances, goals.deep),
    ...Object.keys(after).map((name) =>
      ratio(`${name}-large/small`, after[name], before[name], goals.growth),
    ),
    sqlRow(blocks),
  ];
  const passed =
    rows.every((row) => meets(row.ratio.median, row.goal)) &&
    limits.every(({ value, goal }) => value <= goal);
  return {
    lines: [...limits.map(limitLine), ...rows.map((row) => ratioLine(row))],
    passed,
    figures: { before, after, blocks, desk },
  };
}

/** Our statement against the one by hand. */
function sqlRow(blocks) {
  const all = (side) => blocks.flatMap((pair) => pair[side]);
  return {
    name: 'lists/sql',
    ours: median(all('ours')),
    anchor: median(all('anchor')),
    ratio: spread(blocks.map(({ ours, anchor }) => median(ours) / median(anchor))),
    goal: goals.sql,
    unit: 'ms',
  };
}
