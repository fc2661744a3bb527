import { setTimeout as pause } from 'node:timers/promises';
import { listAll, Refusal } from './caller.mjs';

const betweenMs = 400;

/**
 * A person who works the inbox until told to stop: takes what is open, answers as the plan says. Losing a race for a
 * task is normal; any other refusal is a finding.
 * @param {object} work
 * @param {import('./caller.mjs').Caller} work.caller
 * @param {ReadonlyMap<string, import('./plan.mjs').Planned>} work.plans by instance id
 * @param {(task: any, plan: import('./plan.mjs').Planned) => boolean} work.isMine
 * @param {AbortSignal} work.signal
 * @param {(finding: string) => void} work.report
 */
export async function workInbox({ caller, plans, isMine, signal, report }) {
  while (!signal.aborted) {
    await workThrough({ caller, plans, isMine, signal }).catch((error) => {
      if (!signal.aborted) report(`${caller.login}: ${error instanceof Error ? error.message : error}`);
    });
    await pause(betweenMs, undefined, { signal }).catch(() => {});
  }
}

/** @param {Omit<Parameters<typeof workInbox>[0], 'report'>} work */
async function workThrough({ caller, plans, isMine, signal }) {
  for (const task of await listAll(caller, '/tasks', { view: 'open' })) {
    const plan = plans.get(task.instanceId);
    if (plan && isMine(task, plan) && !signal.aborted) await answer(caller, task, plan);
  }
}

/** @param {import('./caller.mjs').Caller} caller @param {any} task @param {import('./plan.mjs').Planned} plan */
async function answer(caller, task, plan) {
  if (task.status !== 'offered' && task.status !== 'claimed') return;
  try {
    if (task.status === 'offered') await caller.call('POST', `/tasks/${task.id}/claim`, { body: {} });
    const data = { note: `answered by ${caller.login}` };
    const body = { submissionId: `${plan.key}-${caller.login}`, outcome: plan.answer, data };
    await caller.call('POST', `/tasks/${task.id}/complete`, { body });
  } catch (error) {
    // Somebody else was faster, or the task has closed meanwhile.
    if (error instanceof Refusal && [404, 409].includes(error.status)) return;
    throw error;
  }
}
