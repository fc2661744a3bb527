import { setTimeout as pause } from 'node:timers/promises';
import { backOff, failuresAfter } from './back-off.mjs';

/**
 * @typedef {object} Process one run of a process
 * @property {number | undefined} pid undefined = not ours
 * @property {Promise<import('./launch.mjs').Ending>} exited
 * @property {() => Promise<void>} stop
 *
 * @typedef {object} Charge what is to be kept running
 * @property {string} name
 * @property {() => Promise<Process>} start resolves when it can be used, rejects when it does not come up
 *
 * @typedef {object} SupervisorOptions
 * @property {(line: string) => void} say
 * @property {(name: string, pid: number | undefined) => void} [changed] told of every new process
 * @property {() => number} [now]
 * @property {(ms: number, signal: AbortSignal) => Promise<void>} [wait]
 *
 * @typedef {object} Supervisor
 * @property {(charge: Charge) => Promise<void>} start rejects when the very first start fails
 * @property {() => Promise<void>} stop ends all, the last started first; safe to call twice
 */

/**
 * Keeps processes running: one that dies is started again after a back-off, and that is said.
 * @param {SupervisorOptions} options
 * @returns {Supervisor}
 */
export function supervise(options) {
  const ending = new AbortController();
  /** @type {Post[]} */
  const posts = [];
  /** @type {Promise<void> | undefined} */
  let stopping;

  return {
    start: async (charge) => {
      if (ending.signal.aborted) throw new Error('The stack is stopping.');
      const post = newPost(charge, options, ending.signal);
      // Listed before it runs: a stop during the start must find it.
      posts.push(post);
      await post.started;
    },
    stop: () => {
      ending.abort();
      return (stopping ??= stopAll(posts, options.say));
    },
  };
}

/**
 * @typedef {object} Post the place of one charge
 * @property {string} name
 * @property {() => Process | undefined} current
 * @property {Promise<void>} started the first start
 * @property {Promise<void>} done nothing will be started here any more
 *
 * @param {Charge} charge
 * @param {SupervisorOptions} options
 * @param {AbortSignal} ending
 * @returns {Post}
 */
function newPost({ name, start }, { say, changed = () => {}, now = Date.now, wait = defaultWait }, ending) {
  /** @type {Process | undefined} */
  let current;
  const begin = async () => {
    current = await start();
    changed(name, current.pid);
  };
  const keep = async () => {
    for (let failures = 0; !ending.aborted;) {
      const began = now();
      const how = current ? inWords(await current.exited) : 'did not come up';
      if (ending.aborted) return;
      current = undefined;
      failures = failuresAfter(failures, now() - began);
      say(`${name} ${how}; starting it again in ${backOff(failures) / 1000} s.`);
      await wait(backOff(failures), ending);
      if (ending.aborted) return;
      await begin().then(
        () => say(`${name} runs again.`),
        (error) => say(error.message),
      );
    }
  };
  const started = begin();
  return { name, current: () => current, started, done: started.then(keep, () => {}) };
}

/**
 * @param {readonly Post[]} posts
 * @param {(line: string) => void} say
 */
async function stopAll(posts, say) {
  for (const post of [...posts].reverse()) {
    const stop = () =>
      post
        .current()
        ?.stop()
        .catch((error) => say(`${post.name}: ${error.message}`));
    await stop();
    await post.done;
    // It may have come up just while we were ending it.
    await stop();
  }
}

/** @param {import('./launch.mjs').Ending} ending */
function inWords({ code, signal }) {
  if (signal) return `was ended by ${signal}`;
  return code === null ? 'ended' : `ended with code ${code}`;
}

/** @param {number} ms @param {AbortSignal} signal */
async function defaultWait(ms, signal) {
  await pause(ms, undefined, { signal }).catch(() => {});
}
