import { graphOf } from '@fermata/editing';

/** A workflow of so many steps, with branches, joins and ways back, as a graph. @param {number} count */
export function graphOfSize(count) {
  const steps = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`s${index}`, stepOf(index, count)]),
  );
  return graphOf({ kind: 'workflow', name: 'bench', start: 's0', steps });
}

/** @param {number} index @param {number} count */
function stepOf(index, count) {
  const targets = [
    index + 1,
    ...(index % 4 === 0 ? [index + 2] : []),
    ...(index % 9 === 8 ? [index - 5] : []),
  ];
  const next = targets
    .filter((to) => to < count)
    .map((to) => ({ to: `s${to}`, ...(to % 2 === 0 && { when: 'input.amount <= 100' }) }));
  return { type: 'task', title: `Step ${index}`, task: 'http.request', timeout: 'PT20S', next };
}
