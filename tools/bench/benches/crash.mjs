import { setTimeout as pause } from 'node:timers/promises';
import { createCaller } from '../crash/caller.mjs';
import { judgeRun } from '../crash/judge.mjs';
import { killOne, untilAllRun } from '../crash/kills.mjs';
import { workInbox } from '../crash/people.mjs';
import { planRun, targets } from '../crash/plan.mjs';
import { openStage } from '../crash/stage.mjs';
import { untilEnded } from '../crash/watch.mjs';
import { closeAll } from '../lib/closing.mjs';
import { seededRandom, seedOf } from '../lib/random.mjs';
import { loadNow } from '../lib/report.mjs';

const workflow = 'refund-approval';
const stuckAfterMs = 60_000;
const sizes = Object.freeze({
  long: { instances: 50, killsEach: 10, gapMs: /** @type {const} */ ([500, 4000]), withinMs: 600_000 },
  short: { instances: 12, killsEach: 1, gapMs: /** @type {const} */ ([500, 3000]), withinMs: 120_000 },
});

/**
 * kill -9 of every process of the stack while refunds run.
 * @param {import('../lib/bench.mjs').Assignment} assignment
 * @returns {Promise<import('../lib/bench.mjs').Outcome>}
 */
export async function run({ short, say }) {
  const report = await crash({ size: short ? sizes.short : sizes.long, seed: seedOf(), say });
  return { lines: report.lines, passed: report.passed, figures: report };
}

/** The short form for others; ends all that it has started. @type {import('../lib/door.d.mts').crashShort} */
export async function crashShort({ say = () => {}, seed = seedOf() } = {}) {
  try {
    return await crash({ size: sizes.short, seed, say });
  } finally {
    await closeAll();
  }
}

/** @param {{ size: (typeof sizes)['long' | 'short'], seed: number, say: (line: string) => void }} wanted */
async function crash({ size, seed, say }) {
  say(`BENCH_SEED=${seed}`);
  const began = Date.now();
  const stage = await openStage(say);
  const ending = new AbortController();
  const limit = setTimeout(() => ending.abort(new Error('the run took too long')), 2 * size.withinMs);
  /** @type {Map<string, import('../crash/plan.mjs').Planned>} */
  const plans = new Map();
  /** @type {Set<string>} */
  const findings = new Set();
  const callers = callersOf(stage, ending.signal);
  const inboxes = workOf({ callers, plans, findings, signal: ending.signal });
  try {
    await spoilShop(stage.urls['shop'] ?? '', size.instances);
    const kills = await killAll({ stage, size, seed, say, callers, plans });
    say('All kills done; waiting for the rest …');
    const ids = [...plans.keys()];
    const stuck = await untilEnded({ caller: callers.admin, ids, stuckAfterMs, withinMs: size.withinMs });
    const verdict = await judgeRun({ stage, caller: callers.admin, plans, stuck, findings });
    return reported({ verdict, kills, seed, began, callers });
  } finally {
    clearTimeout(limit);
    ending.abort(new Error('the bench is over'));
    await Promise.all(inboxes);
  }
}

/** @param {Awaited<ReturnType<typeof openStage>>} stage @param {AbortSignal} signal */
function callersOf({ urls, users }, signal) {
  const of = (/** @type {string} */ login) => {
    const password = users.find((user) => user.login === login)?.password ?? '';
    return createCaller({ api: urls['api'] ?? '', login, password, signal });
  };
  return { admin: of('admin'), ana: of('ana'), robin: of('robin'), sam: of('sam'), sue: of('sue') };
}

/** Two agents race for the same tasks; the supervisor takes what was escalated. */
function workOf({ callers, plans, findings, signal }) {
  const report = (/** @type {string} */ finding) => void findings.add(finding);
  const isAgents = (_task, plan) => !plan.afterEscalation;
  const isSupervisors = (task, plan) => plan.afterEscalation && task.groups.includes('supervisors');
  const work = (caller, isMine) => workInbox({ caller, plans, isMine, signal, report });
  return [work(callers.robin, isAgents), work(callers.sam, isAgents), work(callers.sue, isSupervisors)];
}

/** Every fifth refund is applied and its answer lost. @param {string} shop @param {number} instances */
async function spoilShop(shop, instances) {
  const body = { route: 'POST /payments/refunds', dropAfterApply: Math.ceil(instances / 5) };
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${shop}/admin/faults`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`the shop refuses the fault: ${response.status}`);
}

/** Starts instances and kills processes in the order of the plan; all starts have been answered when it returns. */
async function killAll({ stage, size, seed, say, callers, plans }) {
  const killed = new Set();
  const kills = Object.fromEntries(targets.map((target) => [target, 0]));
  const starts = [];
  for (const { target, waitMs, starts: due } of planRun({ ...size, random: seededRandom(seed), seed })) {
    for (const plan of due) starts.push(startOne(callers.ana, plan, plans));
    await pause(waitMs);
    killed.add(await killOne(stage.places, target, killed));
    kills[target] += 1;
    say(`killed ${target} (${kills[target]} of ${size.killsEach})`);
  }
  await Promise.all(starts);
  await untilAllRun(stage.places, targets, killed);
  return kills;
}

/** @param {import('../crash/caller.mjs').Caller} caller @param {import('../crash/plan.mjs').Planned} plan @param {Map<string, any>} plans */
async function startOne(caller, plan, plans) {
  const started = await caller.call('POST', '/instances', {
    body: { workflow, input: plan.input },
    headers: { 'idempotency-key': plan.key },
  });
  plans.set(started.id, plan);
}

/** @returns {import('../lib/door.d.mts').CrashReport} */
function reported({ verdict, kills, seed, began, callers }) {
  const counts = { kills, ...verdict.counts };
  const repeated = Object.values(callers).reduce((sum, caller) => sum + caller.counts().repeated, 0);
  const head = Object.entries(kills)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
  const lines = [
    `crash kills: ${head}; calls repeated by clients ${repeated}; ${Math.round((Date.now() - began) / 1000)} s; BENCH_SEED=${seed}`,
    `crash instances=${counts.instances} ended_right=${counts.endedRight} stuck=${counts.stuck}`,
    `crash refunds=${counts.refundsExpected} once=${counts.refundsOnce} wrong=${counts.refundsWrong} emitted_once=${counts.emittedOnce}/${counts.emissionsExpected}`,
    `crash differences=${counts.differences} outbox_left=${counts.outboxLeft} outbox_dead=${counts.outboxDead} bad_log_lines=${counts.badLogLines}`,
    ...verdict.findings.map((/** @type {string} */ finding) => `  ${finding}`),
    `crash ${verdict.passed ? 'PASS' : 'FAIL'} load=${loadNow().toFixed(1)}`,
  ];
  return { passed: verdict.passed, seed, counts, lines };
}
