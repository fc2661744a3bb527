/** @typedef {import('./sketch.mjs').Sketch} Sketch @typedef {import('./sketch.mjs').Fragment} Fragment */

/**
 * Something of one entry and one exit, of about this many steps.
 * @param {Sketch} sketch @param {number} size @returns {Fragment}
 */
export function fragment(sketch, size) {
  if (size < 4 || sketch.left < 8) return single(sketch);
  const make = sketch.one(size > 30 ? [sequence, sequence, ...blocks] : [sequence, ...blocks]);
  if (!isSafeHere(sketch, make)) return sequence(sketch, size);
  const isLoop = make === loop || make === headed ? 1 : 0;
  const isThreads = make === threads || make === discriminator ? 1 : 0;
  sketch.loops += isLoop;
  sketch.threads += isThreads;
  const made = make(sketch, size - 2);
  sketch.loops -= isLoop;
  sketch.threads -= isThreads;
  return made;
}

/** What is sound by itself need not be where it stands. @param {Sketch} sketch @param {Function} make */
function isSafeHere(sketch, make) {
  if (make === aside) return sketch.loops === 0;
  if (make === threads) return sketch.threads === 0;
  return make !== rivals || sketch.threads === 0;
}

/** @param {Sketch} sketch @returns {Fragment} */
export function single(sketch) {
  const id = sketch.add(sketch.below(12) === 0 ? { unless: 'input.no' } : {});
  return { entry: id, exit: id };
}

/** @param {Sketch} sketch @param {number} size @returns {Fragment} */
export function sequence(sketch, size) {
  const first = fragment(sketch, Math.ceil(size / 2));
  const second = fragment(sketch, Math.floor(size / 2));
  sketch.link(first.exit, second.entry);
  return { entry: first.entry, exit: second.exit };
}

/**
 * Branches between a split and a join.
 * @param {Sketch} sketch @param {number} size
 * @param {{ split?: object, join?: object, link?: (from: string, to: string, at: number) => void }} [form]
 */
export function block(sketch, size, { split = {}, join = {}, link } = {}) {
  const entry = sketch.add(split);
  const count = 2 + sketch.below(3);
  const branches = Array.from({ length: count }, (_, at) => {
    const { made, ids } = sketch.record(() => fragment(sketch, Math.floor(size / count)));
    if (link) link(entry, made.entry, at);
    else sketch.link(entry, made.entry);
    return { ...made, ids };
  });
  const exit = sketch.add(join);
  for (const branch of branches) sketch.link(branch.exit, exit);
  return { entry, exit, branches };
}

/** @param {Sketch} sketch @param {number} size @returns {Fragment} */
export function choice(sketch, size) {
  return block(sketch, size, { link: (from, to) => sketch.maybe(from, to) });
}

/** @param {Sketch} sketch @param {number} size @returns {Fragment} */
function parallel(sketch, size) {
  return block(sketch, size, { split: { split: 'all' }, join: { join: 'all' } });
}

/** @param {Sketch} sketch @param {number} size @returns {Fragment} */
function multiChoice(sketch, size) {
  const isOpen = sketch.below(2) === 0;
  return block(sketch, size, {
    split: { split: 'all' },
    join: { join: 'active' },
    link: (from, to, at) => (at === 0 && isOpen ? sketch.link(from, to) : sketch.maybe(from, to)),
  });
}

/** @param {Sketch} sketch @param {number} size @returns {Fragment} */
function discriminator(sketch, size) {
  const rest = sketch.one(['ignore', 'cancel', 'block']);
  return block(sketch, size, {
    split: { split: 'all' },
    join: { join: { count: 1 + sketch.below(2), rest } },
  });
}

/** @param {Sketch} sketch @param {number} size @returns {Fragment} */
function loop(sketch, size) {
  const entry = sketch.add();
  const body = fragment(sketch, size);
  sketch.link(entry, body.entry);
  const exit = sketch.add();
  sketch.maybe(body.exit, entry);
  sketch.link(body.exit, exit);
  return { entry, exit };
}

/** A loop that is judged in its head, and may be entered in the middle. @param {Sketch} sketch @param {number} size @returns {Fragment} */
function headed(sketch, size) {
  const entry = sketch.add();
  const exit = sketch.add();
  const first = fragment(sketch, size / 2);
  const second = fragment(sketch, size / 2);
  sketch.maybe(entry, first.entry);
  sketch.maybe(entry, second.entry);
  sketch.link(entry, exit);
  sketch.link(first.exit, second.entry);
  sketch.link(second.exit, entry);
  return { entry, exit };
}

/** @param {Sketch} sketch @param {number} size @returns {Fragment} */
function race(sketch, size) {
  const entry = sketch.add({ split: 'race' });
  const exit = sketch.add();
  for (let at = 0; at < 2; at += 1) {
    const member = sketch.add({ type: 'delay', delay: { for: `PT${at + 1}M` } });
    const after = fragment(sketch, size / 2);
    sketch.link(entry, member);
    sketch.link(member, after.entry);
    sketch.link(after.exit, exit);
  }
  return { entry, exit };
}

/** @param {Sketch} sketch @param {number} size @returns {Fragment} */
function threads(sketch, size) {
  const count = 2 + sketch.below(4);
  const entry = sketch.add();
  const body = fragment(sketch, size);
  const exit = sketch.add({ join: { threads: count } });
  sketch.link(entry, body.entry, { copies: count });
  sketch.link(body.exit, exit);
  return { entry, exit };
}

/** Two branches of which the first to end withdraws the other. @param {Sketch} sketch @param {number} size @returns {Fragment} */
function rivals(sketch, size) {
  const entry = sketch.add({ split: 'all' });
  const exit = sketch.add();
  const sides = [0, 1].map(() => {
    return sketch.record(() => {
      const body = fragment(sketch, size / 2);
      const last = sketch.add({ type: 'task', task: 'work' });
      sketch.link(body.exit, last);
      return { entry: body.entry, exit: last };
    });
  });
  sides.forEach(({ made }, at) => {
    sketch.link(entry, made.entry);
    sketch.link(made.exit, exit);
    Object.assign(sketch.steps[made.exit] ?? {}, { cancels: sides[1 - at]?.ids });
  });
  return { entry, exit };
}

/** A branch that ends by itself. @param {Sketch} sketch @param {number} size @returns {Fragment} */
function aside(sketch, size) {
  const entry = sketch.add({ split: 'all' });
  const main = fragment(sketch, size / 2);
  const other = fragment(sketch, size / 2);
  const last = sketch.add({ type: 'end' });
  sketch.link(entry, main.entry);
  sketch.link(entry, other.entry);
  sketch.link(other.exit, last);
  return { entry, exit: main.exit };
}

/** An error leads to a step of its own and back. @param {Sketch} sketch @param {number} size @returns {Fragment} */
function caught(sketch, size) {
  const entry = sketch.add({ type: 'task', task: 'work' });
  const exit = sketch.add();
  const body = fragment(sketch, size / 2);
  const handler = fragment(sketch, size / 2);
  sketch.link(entry, body.entry);
  sketch.link(body.exit, exit);
  sketch.link(handler.exit, exit);
  Object.assign(sketch.steps[entry] ?? {}, { catch: [{ on: ['http.5xx'], to: handler.entry }] });
  return { entry, exit };
}

/** Sections of two branches that exclude each other. @param {Sketch} sketch @param {number} size @returns {Fragment} */
function sections(sketch, size) {
  const name = `lock${Object.keys(sketch.steps).length}`;
  const locked = { type: 'task', task: 'work', lock: { name, hold: 'section' } };
  const made = block(sketch, size, { split: { split: 'all' }, join: { join: 'all' } });
  for (const { exit } of made.branches) {
    const [first, second] = [sketch.add(locked), sketch.add(locked)];
    const step = sketch.steps[exit];
    if (step === undefined) continue;
    step['next'] = [{ to: first }];
    sketch.link(first, second);
    sketch.link(second, made.exit);
  }
  return made;
}

/** A step that is enabled only while another branch is at a certain one. @param {Sketch} sketch @param {number} size @returns {Fragment} */
function milestone(sketch, size) {
  const made = block(sketch, size, { split: { split: 'all' }, join: { join: 'all' } });
  const [first, second] = made.branches;
  const gated = sketch.steps[second?.entry ?? ''];
  Object.assign(gated ?? {}, { whileIn: { step: first?.exit, missed: 'skip' } });
  return made;
}

const blocks = Object.freeze([
  choice,
  choice,
  parallel,
  parallel,
  multiChoice,
  discriminator,
  loop,
  headed,
  race,
  threads,
  rivals,
  aside,
  caught,
  sections,
  milestone,
]);
