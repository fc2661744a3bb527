import { listAll } from './caller.mjs';

const order = (/** @type {any} */ value) => JSON.stringify(value, sortedKeys);

/** @param {string} _key @param {any} value */
function sortedKeys(_key, value) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * What the API shows of one instance against its state, which a worker recomputes from the history.
 * @param {import('./caller.mjs').Caller} caller
 * @param {import('@fermata/orchestration').Orchestrator} orchestrator
 * @param {string} id
 * @returns {Promise<string[]>} every difference in words
 */
export async function differencesOf(caller, orchestrator, id) {
  const [detail, visits, live] = await Promise.all([
    /** @type {Promise<any>} */ (caller.call('GET', `/instances/${id}`)),
    listAll(caller, `/instances/${id}/visits`),
    orchestrator.view(id),
  ]);
  if (live === undefined) return [`${id}: Temporal does not know it`];
  const view = /** @type {any} */ (live.view);
  const pairs = [
    ['status', detail.status, view.status],
    ['seq', Number(detail.seq), live.seq],
    ['output', detail.output ?? null, view.output ?? null],
    ['error', detail.error?.code ?? null, view.error?.code ?? null],
    ['business key', detail.businessKey ?? null, view.businessKey ?? null],
    [
      'waiting',
      detail.waiting.map((/** @type {any} */ w) => w.visit),
      view.waiting.map((/** @type {any} */ w) => w.visit),
    ],
    ['unwritten changes', [], live.changes],
    ...view.steps.map((/** @type {any} */ step) => [
      `step ${step.id}`,
      rowsOf(visits, step.id),
      stepOf(step),
    ]),
  ];
  return pairs
    .filter(([, shown, recomputed]) => order(shown) !== order(recomputed))
    .map(
      ([what, shown, recomputed]) =>
        `${id}: ${what} shows ${order(shown)}, history says ${order(recomputed)}`,
    );
}

/** @param {any[]} visits @param {string} id */
function rowsOf(visits, id) {
  const rows = visits.filter(({ stepId }) => stepId === id);
  const last = rows.at(-1)?.status ?? 'none';
  const open = rows.filter(({ status }) => status === 'open' || status === 'held').length;
  return { status: last === 'held' ? 'open' : last, visits: rows.length, open };
}

/** @param {any} step */
function stepOf({ status, visits, open }) {
  return { status, visits, open };
}
