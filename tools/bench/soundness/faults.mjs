import { block, fragment, single } from './fragments.mjs';

/** @typedef {import('./sketch.mjs').Sketch} Sketch @typedef {import('./sketch.mjs').Fragment} Fragment */

/** A choice whose branches meet in a join of all. @param {Sketch} sketch @param {number} size @returns {Fragment} */
function choiceIntoAll(sketch, size) {
  return block(sketch, size, {
    join: { join: 'all' },
    link: (from, to) => sketch.maybe(from, to),
  });
}

/** A choice that can never give a count join as many as it wants. @param {Sketch} sketch @param {number} size @returns {Fragment} */
function choiceIntoCount(sketch, size) {
  return block(sketch, size, {
    join: { join: { count: 2 } },
    link: (from, to) => sketch.maybe(from, to),
  });
}

/** A subset of the branches before a join of all. @param {Sketch} sketch @param {number} size @returns {Fragment} */
function someIntoAll(sketch, size) {
  return block(sketch, size, {
    split: { split: 'all' },
    join: { join: 'all' },
    link: (from, to) => sketch.maybe(from, to),
  });
}

/** A branch that may end before the join. @param {Sketch} sketch @param {number} size @returns {Fragment} */
function escaping(sketch, size) {
  const made = block(sketch, size, { split: { split: 'all' }, join: { join: 'all' } });
  const last = sketch.add({ type: 'end' });
  const exit = made.branches[0]?.exit ?? '';
  before(sketch, exit, last);
  return made;
}

/** An error that leads past the join. @param {Sketch} sketch @param {number} size @returns {Fragment} */
function erring(sketch, size) {
  const made = block(sketch, size, { split: { split: 'all' }, join: { join: 'all' } });
  const last = sketch.add({ type: 'end' });
  const risky = sketch.add({ type: 'task', task: 'work', catch: [{ on: ['http.5xx'], to: last }] });
  const exit = made.branches[0]?.exit ?? '';
  const step = sketch.steps[exit];
  if (step !== undefined) step['next'] = [{ to: risky }];
  sketch.link(risky, made.exit);
  return made;
}

/** A branch that may go into the other one. @param {Sketch} sketch @param {number} size @returns {Fragment} */
function crossing(sketch, size) {
  const made = block(sketch, size, { split: { split: 'all' }, join: { join: 'all' } });
  const [first, second] = made.branches;
  const target = single(sketch).entry;
  sketch.link(target, made.exit);
  const step = sketch.steps[second?.exit ?? ''];
  if (step !== undefined) step['next'] = [{ to: target }];
  before(sketch, first?.exit ?? '', target);
  return made;
}

/** A branch that may go back before the split. @param {Sketch} sketch @param {number} size @returns {Fragment} */
function returning(sketch, size) {
  const made = block(sketch, size, { split: { split: 'all' }, join: { join: 'all' } });
  before(sketch, made.branches[0]?.exit ?? '', made.entry);
  return made;
}

/** One thread too many. @param {Sketch} sketch @param {number} size @returns {Fragment} */
function tooManyThreads(sketch, size) {
  const entry = sketch.add();
  sketch.threads += 1;
  const body = fragment(sketch, size);
  sketch.threads -= 1;
  const exit = sketch.add({ join: { threads: 3 } });
  sketch.link(entry, body.entry, { copies: 4 });
  sketch.link(body.exit, exit);
  return { entry, exit };
}

/** A milestone that the other way of a choice would have to come to. @param {Sketch} sketch @returns {Fragment} */
function missedForEver(sketch) {
  const entry = sketch.add();
  const exit = sketch.add();
  const other = sketch.add({ type: 'task', task: 'work' });
  const gated = sketch.add({ type: 'task', task: 'work', whileIn: { step: other, missed: 'wait' } });
  for (const to of [other, gated]) {
    sketch.maybe(entry, to);
    sketch.link(to, exit);
  }
  return { entry, exit };
}

/** A section that waits for a branch that waits for its lock. @param {Sketch} sketch @returns {Fragment} */
function embrace(sketch) {
  const lock = { name: 'embrace', hold: 'section' };
  const entry = sketch.add({ type: 'task', task: 'work', lock, split: 'all' });
  const inside = sketch.add({ type: 'task', task: 'work', lock });
  const between = sketch.add();
  const outside = sketch.add({ type: 'task', task: 'work', lock });
  const after = sketch.add();
  const exit = sketch.add({ type: 'task', task: 'work', lock, join: 'all' });
  for (const [from, to] of [
    [entry, inside],
    [entry, between],
    [between, outside],
    [outside, after],
    [inside, exit],
    [after, exit],
  ])
    sketch.link(from ?? '', to ?? '');
  return { entry, exit };
}

/** Gives an exit another way before the one it has. @param {Sketch} sketch @param {string} exit @param {string} to */
function before(sketch, exit, to) {
  const step = sketch.steps[exit];
  if (step !== undefined) step['next'] = [{ to, when: 'input.yes' }, ...(step['next'] ?? [])];
}

/** A loop that leaves a branch running at every turn. @param {Sketch} sketch @param {number} size @returns {Fragment} */
function spawning(sketch, size) {
  const entry = sketch.add({ type: 'task', task: 'work', split: 'all' });
  sketch.threads += 1;
  const body = fragment(sketch, size);
  sketch.threads -= 1;
  sketch.maybe(entry, entry);
  sketch.link(entry, body.entry);
  return { entry, exit: body.exit };
}

/** What can be planted, with what must not be said of it. */
export const faults = Object.freeze({
  choiceIntoAll,
  choiceIntoCount,
  someIntoAll,
  escaping,
  erring,
  crossing,
  returning,
  tooManyThreads,
  missedForEver,
  embrace,
  spawning,
});
