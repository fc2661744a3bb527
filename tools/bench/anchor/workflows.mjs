// What a developer writes by hand, one activity a step as the graph says, with the options that our shell uses.
import { condition, defineUpdate, proxyActivities, setHandler, sleep } from '@temporalio/workflow';
import { activityOptions } from './options.mjs';

const activities = proxyActivities(activityOptions);
const echo = activities['demo.echo'];

/** Ten activities in a row, each given one more than the last gave back. */
export async function tenSteps({ v }) {
  let last = v;
  for (let step = 1; step <= 10; step += 1) ({ v: last } = await echo({ v: last + 1 }));
  return { v: last };
}

/** So many activities in a row, then an answer. */
export async function stepsThenPerson({ v, count }) {
  /** @type {{ outcome: string } | undefined} */
  let answer;
  setHandler(defineUpdate('answer'), (given) => {
    answer = /** @type {{ outcome: string }} */ (given);
  });
  let last = v;
  for (let step = 1; step <= count; step += 1) ({ v: last } = await echo({ v: last + 1 }));
  await activities.offerTask({ work: 'ask', amount: last, groups: ['support'] });
  await condition(() => answer !== undefined);
  await activities.closeTask({ work: 'ask' });
  return { v: last };
}

/** The plain graph of `tenSteps` with a text that every step carries. */
export async function tenStepsWithText({ v, text }) {
  let last = { v, text };
  for (let step = 1; step <= 10; step += 1) last = await echo({ v: last.v + 1, text: last.text });
  return { v: last.v };
}

/** A business graph: automated step, decision, manual step with a due date, pause, event. */
export async function approval({ amount }) {
  /** @type {{ outcome: string } | undefined} */
  let answer;
  setHandler(defineUpdate('answer'), (given) => {
    answer = /** @type {{ outcome: string }} */ (given);
  });
  const order = await echo({ amount });
  const limit = 100;
  if (order.amount <= limit) return { approved: true };
  await activities.offerTask({ work: 'review', amount: order.amount, groups: ['support'] });
  await condition(() => answer !== undefined, '8 hours');
  await activities.closeTask({ work: 'review' });
  await sleep('1 second');
  const approved = answer?.outcome === 'approve';
  await activities.emitEvent({ type: 'bench.done', data: { approved } });
  return { approved };
}

/** A person after a person: an answer is taken when the next task is there. */
export async function peopleInARow({ count }) {
  let answered = 0;
  let offered = 0;
  setHandler(defineUpdate('answer'), async () => {
    answered += 1;
    const mine = answered;
    await condition(() => offered > mine || mine === count);
  });
  for (let n = 1; n <= count; n += 1) {
    await activities.offerTask({ work: `p${n}`, groups: ['support'] });
    offered = n;
    await condition(() => answered >= n);
  }
}
