import { setTimeout as pause } from 'node:timers/promises';
import { differencesOf } from './compare.mjs';
import { judgeLedger } from './ledger.mjs';
import { badLines } from './logs.mjs';

/** The relay sends what it holds within moments; the reconciler comes every 20 s. */
const restWithinMs = 60_000;

/**
 * The verdict at rest: every instance, the shop's ledger, what was told, the projection, the outbox, the logs.
 * @param {object} run
 * @param {Awaited<ReturnType<typeof import('./stage.mjs').openStage>>} run.stage
 * @param {import('./caller.mjs').Caller} run.caller
 * @param {ReadonlyMap<string, import('./plan.mjs').Planned>} run.plans
 * @param {readonly string[]} run.stuck
 * @param {ReadonlySet<string>} run.findings
 */
export async function judgeRun({ stage, caller, plans, stuck, findings }) {
  const { orchestrator, ask, places, urls } = stage;
  const outbox = await atRest(
    () => outboxOf(ask),
    ({ left }) => left === 0,
  );
  const differences = await atRest(
    () => allDifferences(caller, orchestrator, plans),
    (all) => all.length === 0,
  );
  const ended = await endings(caller, plans);
  const { entries } = await fetch(`${urls['shop']}/ledger`).then((response) => response.json());
  const ledger = judgeLedger(entries, plans);
  const emitted = await emissions(ask, plans);
  const openTasks = Number((await ask(openTasksText))[0]?.['n']);
  const logs = await badLines(places.logs);
  const approved = [...plans.values()].filter((plan) => plan.approved).length;
  const counts = {
    instances: plans.size,
    endedRight: plans.size - ended.length,
    refundsExpected: approved,
    refundsOnce: ledger.once,
    refundsWrong: ledger.wrong.length,
    emittedOnce: plans.size - approved - emitted.length,
    emissionsExpected: plans.size - approved,
    differences: new Set(differences.map((text) => text.split(':')[0])).size,
    outboxLeft: outbox.left,
    outboxDead: outbox.dead,
    badLogLines: logs.length,
    stuck: stuck.length,
  };
  const stories = await Promise.all(stuck.map((id) => storyOf(stage, id)));
  const told = [
    ...findings,
    ...ended,
    ...ledger.missing.map((id) => `${id}: no refund in the ledger`),
    ...ledger.wrong,
    ...emitted,
    ...differences,
    ...(openTasks > 0 ? [`${openTasks} tasks are open although their instances have ended`] : []),
    ...logs.slice(0, 20),
    ...stories,
  ];
  const passed = told.length === 0 && outbox.left === 0 && outbox.dead === 0;
  return { counts, findings: told, passed };
}

const openTasksText = `SELECT count(*)::int AS n FROM task t JOIN instance i
  ON i.project_id = t.project_id AND i.id = t.instance_id
  WHERE t.status IN ('offered', 'claimed', 'submitted') AND i.closed_at IS NOT NULL`;

/**
 * Asks again until the answer fits or the time is over; gives the last answer.
 * @template T @param {() => Promise<T>} look @param {(found: T) => boolean} fits @returns {Promise<T>}
 */
async function atRest(look, fits) {
  const end = Date.now() + restWithinMs;
  for (;;) {
    const found = await look();
    if (fits(found) || Date.now() > end) return found;
    await pause(1000);
  }
}

/** @param {(text: string) => Promise<Record<string, unknown>[]>} ask */
async function outboxOf(ask) {
  const [row] = await ask(
    'SELECT count(*) FILTER (WHERE dead_at IS NULL)::int AS left, count(dead_at)::int AS dead FROM outbox',
  );
  return { left: Number(row?.['left']), dead: Number(row?.['dead']) };
}

/** @param {import('./caller.mjs').Caller} caller @param {import('@fermata/orchestration').Orchestrator} orchestrator @param {ReadonlyMap<string, unknown>} plans */
async function allDifferences(caller, orchestrator, plans) {
  const found = [];
  for (const id of plans.keys()) found.push(...(await differencesOf(caller, orchestrator, id)));
  return found;
}

/** Instances that did not end as they should, in words. */
async function endings(caller, plans) {
  const wrong = [];
  for (const [id, plan] of plans) {
    const detail = await caller.call('GET', `/instances/${id}`);
    const isRight = detail.status === 'completed' && detail.output?.approved === plan.approved;
    if (!isRight)
      wrong.push(
        `${id} (${plan.kind}) is ${detail.status}, ${JSON.stringify(detail.output ?? detail.error)}`,
      );
  }
  return wrong;
}

/** Rejections that were not told exactly once, in words. */
async function emissions(ask, plans) {
  const rows = await ask(
    `SELECT emitted_by AS id, count(*)::int AS n FROM event WHERE type = 'refund.rejected' GROUP BY emitted_by`,
  );
  const times = new Map(rows.map(({ id, n }) => [String(id), Number(n)]));
  return [...plans]
    .filter(([id, plan]) => (times.get(id) ?? 0) !== (plan.approved ? 0 : 1))
    .map(([id, plan]) => `${id} (${plan.kind}): refund.rejected was told ${times.get(id) ?? 0} times`);
}

/** What is known of an instance that is stuck: what it waits for, its tasks as the database has them, its history. */
async function storyOf({ orchestrator, ask }, id) {
  const live = await orchestrator.view(id).catch((/** @type {Error} */ error) => error.message);
  const waiting = typeof live === 'string' ? live : JSON.stringify(live?.view.waiting);
  const tasks = await ask(
    `SELECT t.id, work, status, assignee, suspended_at, closed_at, close_reason, o.* FROM task t
       LEFT JOIN task_offer o ON o.project_id = t.project_id AND o.task_id = t.id WHERE t.instance_id = '${id}'`,
  ).catch((/** @type {Error} */ error) => [{ error: error.message }]);
  const history = await orchestrator.history(id).catch((/** @type {Error} */ error) => error.message);
  const events = (history?.events ?? []).map(
    (/** @type {any} */ event) => `    ${event.eventTime} ${event.eventType} ${detailOf(event)}`,
  );
  return [
    `${id} is stuck and waits for ${waiting}`,
    ...tasks.map((row) => `    task ${JSON.stringify(row)}`),
    ...events,
  ].join('\n');
}

/** @param {any} event */
function detailOf(event) {
  const { activityId, activityType } = event.activityTaskScheduledEventAttributes ?? {};
  if (activityId) return `${activityType?.name} ${activityId}`;
  const update = event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.input?.name;
  const timer = event.timerStartedEventAttributes;
  return update ?? (timer ? `${timer.timerId} ${JSON.stringify(timer.startToFireTimeout)}` : '');
}
