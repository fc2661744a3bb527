import { openStage } from '../crash/stage.mjs';
import { limitLine, loadNow } from '../lib/report.mjs';
import { openBrowser } from '../ui/browser.mjs';
import { loadPage } from '../ui/page-load.mjs';

const budgetsKb = Object.freeze({ list: 250, editor: 450 });
const workflow = 'refund-approval';
const form = 'refund-review';

/**
 * Pages, what they may weigh, and what is to be seen when a person can use them.
 * @param {string} instance the id of a running instance @param {string} task the id of its open task
 */
const routesWith = (instance, task) => {
  const [list, editor] = [budgetsKb.list, budgetsKb.editor];
  const [grid, canvas] = ['[data-row], .fm-table-empty', '.react-flow__node'];
  return [
    { name: 'sign-in', path: '/sign-in', goal: list, usable: 'input[type="password"]', signedOut: true },
    { name: 'home', path: '/', goal: list, usable: '.fm-home' },
    { name: 'account', path: '/account', goal: list, usable: 'main h1' },
    { name: 'workflows', path: '/workflows', goal: list, usable: grid },
    { name: 'decisions', path: '/decisions', goal: list, usable: grid },
    { name: 'forms', path: '/forms', goal: list, usable: grid },
    { name: 'instances', path: '/instances', goal: list, usable: grid },
    { name: 'tasks', path: '/tasks?tab=all', goal: list, usable: '.fm-task-link' },
    { name: 'task', path: `/tasks/${task}`, goal: list, usable: '.fm-work' },
    { name: 'desk', path: '/desk', goal: list, usable: '.fm-desk-table' },
    { name: 'notices', path: '/notices', goal: list, usable: 'main h1' },
    { name: 'admin-people', path: '/admin/people', goal: list, usable: grid },
    { name: 'admin-audit', path: '/admin/audit', goal: list, usable: grid },
    { name: 'admin-system', path: '/admin/system', goal: list, usable: '.fm-admin-system' },
    { name: 'editor', path: `/workflows/${workflow}`, goal: editor, usable: canvas },
    { name: 'form-designer', path: `/forms/${form}`, goal: editor, usable: '.fm-designer-block' },
    { name: 'instance', path: `/instances/${instance}`, goal: editor, usable: canvas },
    { name: 'gallery', path: '/gallery', goal: editor, usable: 'main h1' },
  ];
};

/**
 * The JavaScript of each page over the wire, compressed, as a browser with an empty cache loads it from a stack of its
 * own until the page shows what it is for and its network is quiet. What comes later (on a deed, or some time after) and
 * what workers load beside the page are told apart and have no goal.
 * @param {import('../lib/bench.mjs').Assignment} assignment
 * @returns {Promise<import('../lib/bench.mjs').Outcome>}
 */
export async function run({ say }) {
  const { urls, users } = await openStage(say);
  const origin = String(urls['web']);
  const admin = users.find(({ login }) => login === 'admin');
  const browser = await openBrowser();
  const setUp = await browser.newContext();
  const session = await signedIn(setUp, origin, admin);
  const instance = await startedInstance(setUp, origin, session.csrf);
  const task = await taskOf(setUp, origin, instance);
  const cookies = await setUp.cookies();
  const rows = [];
  for (const { name, path, goal, usable, signedOut } of routesWith(instance, task)) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    if (!signedOut) await context.addCookies(cookies);
    const figures = await loadPage(context, origin + path, usable);
    await context.close();
    rows.push({ name: `web-size/${name}`, value: figures.scriptKb, goal, unit: 'KB', ...figures });
  }
  const passed = rows.every(({ value, goal }) => value <= goal);
  return { lines: rows.flatMap(linesOf), passed, figures: { rows } };
}

/** @param {{ name: string, value: number, goal: number, unit: string } & import("../ui/page-load.mjs").PageLoad} row */
function linesOf(row) {
  const { scripts, gzipKb, laterKb, workers, paintMs } = row;
  const beside = workers.map(({ name, kb }) => `${name} ${kb.toFixed(0)} KB`).join(', ') || 'none';
  return [
    limitLine(row),
    `  scripts=${scripts} gzip alone ${gzipKb.toFixed(1)}KB later=${laterKb.toFixed(1)}KB workers: ${beside}; largest paint ${paintMs.toFixed(0)} ms load=${loadNow().toFixed(1)}`,
  ];
}

/**
 * @param {import('playwright-core').BrowserContext} context @param {string} origin
 * @param {{ login: string, password: string } | undefined} user
 */
async function signedIn(context, origin, user) {
  const answer = await context.request.post(`${origin}/api/v1/sessions`, {
    data: { login: user?.login, password: user?.password },
  });
  if (!answer.ok()) throw new Error(`nobody can sign in: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}

/** @param {import('playwright-core').BrowserContext} context @param {string} origin @param {string} csrf */
async function startedInstance(context, origin, csrf) {
  const answer = await context.request.post(`${origin}/api/v1/instances`, {
    headers: { 'x-fermata-csrf': csrf, 'idempotency-key': 'web-size' },
    data: { workflow, input: { orderId: 'o-1001', amount: 240 } },
  });
  if (!answer.ok()) throw new Error(`no instance starts: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()).id;
}

/** @param {import('playwright-core').BrowserContext} context @param {string} origin @param {string} instance */
async function taskOf(context, origin, instance) {
  for (let tries = 0; tries < 60; tries += 1) {
    const answer = await context.request.get(`${origin}/api/v1/tasks?instanceId=${instance}&view=all`);
    const [task] = (await answer.json()).items;
    if (task !== undefined) return task.id;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`${instance} asks nobody for anything`);
}
