/* The graphs that are measured, in our language. tools/bench/anchor/workflows.mjs has the same by hand. */

/** What the references of the graphs resolve to, as a publish would record it. */
export const references = Object.freeze({
  tasks: {
    'demo.echo': {
      name: 'demo.echo',
      version: 1,
      implementation: 'demo.echo',
      defaults: { timeout: 'PT10S' },
    },
  },
  forms: { 'bench-review': { name: 'bench-review', version: 1, outcomes: ['approve', 'reject'] } },
  events: { 'bench.done': { name: 'bench.done', version: 1 } },
});

/**
 * @param {string} [more] further field of the input of each step
 * @param {{ count?: number, short?: boolean, last?: Readonly<Record<string, object>> }} [shape]
 */
function chain(more, { count = 10, short, last } = {}) {
  const steps = {};
  for (let n = 1; n <= count; n += 1) {
    const from = n === 1 ? 'input' : `steps.s${n - 1}.output`;
    steps[`s${n}`] = {
      type: 'task',
      title: `Step ${n}`,
      task: 'demo.echo',
      with: { v: `\${ ${from}.v + 1 }`, ...(more && { [more]: `\${ ${from}.${more} }` }) },
      ...(short && { short }),
      next: [{ to: n < count ? `s${n + 1}` : last ? 'ask' : 'done' }],
    };
  }
  const done = { type: 'end', output: { v: `\${ steps.s${count}.output.v }` } };
  return { start: 's1', steps: { ...steps, ...last, done } };
}

/** Ten automated steps in a row. */
export const tenSteps = Object.freeze({ name: 'bench-ten-steps', ...chain() });

/** The same, marked short: they run in one burst. */
export const tenShortSteps = Object.freeze({
  name: 'bench-ten-short-steps',
  ...chain(undefined, { short: true }),
});

/** So many automated steps in a row. @param {number} count */
export function manySteps(count) {
  return { name: `bench-steps-${count}`, ...chain(undefined, { count }) };
}

/** So many automated steps in a row, then a person. @param {number} count */
export function stepsThenPerson(count) {
  const ask = {
    type: 'manual',
    form: 'bench-review',
    assign: { groups: ['support'] },
    next: [{ to: 'done' }],
  };
  return { name: `bench-steps-then-person-${count}`, ...chain(undefined, { count, last: { ask } }) };
}

/** The same, each step carrying a text. */
export const tenStepsWithText = Object.freeze({ name: 'bench-ten-steps-text', ...chain('text') });

/** Automated step, set, decision, manual step with a due date, pause, event. */
export const approval = Object.freeze({
  name: 'bench-approval',
  vars: { limit: { schema: { type: 'number' } } },
  start: 'load',
  steps: {
    load: {
      type: 'task',
      task: 'demo.echo',
      with: { amount: '${ input.amount }' },
      next: [{ to: 'limits' }],
    },
    limits: { type: 'set', save: { limit: 100 }, next: [{ to: 'small' }] },
    small: {
      type: 'decide',
      next: [{ when: 'steps.load.output.amount <= vars.limit', to: 'paid' }, { to: 'review' }],
    },
    review: {
      type: 'manual',
      form: 'bench-review',
      with: { amount: '${ steps.load.output.amount }' },
      assign: { groups: ['support'] },
      timeout: 'PT8H',
      next: [{ to: 'pause' }],
    },
    pause: { type: 'delay', delay: { for: 'PT1S' }, next: [{ to: 'tell' }] },
    tell: {
      type: 'emit',
      event: 'bench.done',
      with: { approved: "${ steps.review.output.outcome == 'approve' }" },
      next: [{ to: 'done' }],
    },
    paid: { type: 'end', output: { approved: true } },
    done: { type: 'end', output: { approved: "${ steps.review.output.outcome == 'approve' }" } },
  },
});

const told = (/** @type {string} */ value) => ({ v: value });

/** One loop: every round is a visit. */
export const manyVisits = Object.freeze({
  name: 'bench-visits',
  start: 'count',
  steps: {
    count: {
      type: 'task',
      task: 'demo.echo',
      with: told('${ get(vars, "n", 0) + 1 }'),
      repeat: { until: 'vars.n >= input.times' },
      save: { n: '${ output.v }' },
      next: [{ to: 'done' }],
    },
    done: { type: 'end', output: { done: '${ vars.n }' } },
  },
});

/** A list, twenty items at once. */
export const itemsAtTwenty = Object.freeze({
  name: 'bench-items',
  start: 'each',
  steps: {
    each: {
      type: 'task',
      task: 'demo.echo',
      with: told('${ item }'),
      forEach: { items: '${ input.list }', concurrency: 20 },
      next: [{ to: 'done' }],
    },
    done: { type: 'end', output: { done: '${ steps.each.output.done }' } },
  },
});

/** Parallel branches that all meet. @param {number} count */
export function branches(count) {
  return {
    name: 'bench-branches',
    start: 'split',
    steps: {
      split: { type: 'set', with: {}, next: [{ to: 'branch', copies: count }] },
      branch: { type: 'task', task: 'demo.echo', with: told('1'), next: [{ to: 'meet' }] },
      meet: { type: 'set', with: {}, join: { threads: count }, next: [{ to: 'done' }] },
      done: { type: 'end', output: { done: '${ steps.branch.visits }' } },
    },
  };
}

/** A person after a person: each answer makes the next task. @param {number} count */
export function peopleInARow(count) {
  const steps = {};
  for (let n = 1; n <= count; n += 1) {
    steps[`p${n}`] = {
      type: 'manual',
      title: `Person ${n}`,
      outputSchema: { type: 'object' },
      outcomes: ['done'],
      assign: { groups: ['support'] },
      next: [{ to: n < count ? `p${n + 1}` : 'done' }],
    };
  }
  return { name: `bench-people-${count}`, start: 'p1', steps: { ...steps, done: { type: 'end' } } };
}
