/** Every bench by name. @type {Readonly<Record<string, import('./bench.mjs').Bench>>} */
export const benches = Object.freeze({
  'step-latency': {
    what: 'ten automated steps in a row against the same ten activities written by hand',
    load: () => import('../benches/step-latency.mjs'),
  },
  history: {
    what: 'history events and bytes of an instance against the same written by hand',
    load: () => import('../benches/history.mjs'),
  },
  throughput: {
    what: 'instances at once until the host is full: ordinary and short steps against the same by hand',
    load: () => import('../benches/throughput.mjs'),
  },
  'cold-resume': {
    what: 'an instance that no worker has in memory wakes at step 10, 100, 1,000, against the same by hand',
    load: () => import('../benches/cold-resume.mjs'),
  },
  'graph-size': {
    what: 'CPU of the core a step, and of compiling a step, in graphs of 10, 100 and 1,000 steps',
    load: () => import('../benches/graph-size.mjs'),
  },
  endurance: {
    what: '100,000 visits, 10,000 items at concurrency 20, 1,000 parallel branches, each as one instance',
    load: () => import('../benches/endurance.mjs'),
  },
  startup: {
    what: 'npm start on a fresh clone and again: time to ready, idle memory, time to stop',
    load: () => import('../benches/startup.mjs'),
  },
  crash: {
    what: 'kill -9 of worker, API, PostgreSQL and Temporal while refunds run: nothing lost, nothing doubled',
    load: () => import('../benches/crash.mjs'),
  },
  ui: {
    what: 'forms and graphs of 100 and 1,000 in a browser: paint, keystroke and pan beside the same by hand and bare libraries',
    load: () => import('../benches/ui.mjs'),
  },
  'web-size': {
    what: 'JavaScript of each page over the wire, compressed, against its budget',
    load: () => import('../benches/web-size.mjs'),
  },
  'human-task': {
    what: 'from an answer to the next task in the inbox beside an update by hand; how far rows lag behind; commits',
    load: () => import('../benches/human-task.mjs'),
  },
  lists: {
    what: 'a million open tasks and ten million instances: pages first and deep, filters, search, counts, beside SQL by hand',
    load: () => import('../benches/lists.mjs'),
  },
  soundness: {
    what: 'graphs that are sound or broken by construction: right verdicts, time for each, runs by chance against them',
    load: () => import('../benches/soundness.mjs'),
  },
});

/** Measures that are planned and not there yet: a name is moved up with its file. */
export const planned = Object.freeze([
  'windmill',
  'peers',
  'event-match',
  'event-start',
  'rules',
  'api',
  'faults',
]);

/** The benches with what each measures. */
export function benchesInWords() {
  const rows = Object.entries(benches).map(([name, { what }]) => `  ${name.padEnd(13)} ${what}`);
  return ['Benches:', ...rows, `  later: ${planned.join(', ')}`].join('\n');
}
