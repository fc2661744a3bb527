import { pointer, said, warningAt, type Problem } from '@fermata/model';
import { listAt, objectAt, textAt, valueAt } from './read.ts';

/** What means one person among those whom a step asks. */
const giving = Object.freeze(['give', 'case', 'likeStep'] as const);

/**
 * Warns where a step means one person though the instance decides about its start (rule M5): nobody is given such a task,
 * for that would be a claim that the instance was not asked about. It is offered to all who are meant.
 */
export function startDecidedProblems(workflow: unknown): Problem[] {
  const steps = Object.entries(objectAt(workflow, 'steps'));
  const racing = new Set(
    steps.flatMap(([, step]) =>
      textAt(step, 'win') === 'start' ? listAt(step, 'next').map((one) => textAt(one, 'to')) : [],
    ),
  );
  return steps.flatMap(([id, step]) => {
    if (textAt(step, 'type') !== 'manual' || !(racing.has(id) || asksAtStart(step))) return [];
    const assign = valueAt(step, 'assign');
    return giving
      .filter((name) => ![undefined, false].includes(valueAt(assign, name) as undefined | false))
      .map((name) => warningAt(pointer('steps', id, 'assign', name), 'assign.start-decided', offered(name)));
  });
}

/** Whether the claim takes a lock, or the visit stands within a milestone. */
function asksAtStart(step: unknown): boolean {
  const lock = valueAt(step, 'lock');
  const locks = Array.isArray(lock) ? lock : [lock];
  return valueAt(step, 'whileIn') !== undefined || locks.some((one) => textAt(one, 'take') === 'start');
}

function offered(name: string) {
  return said`\`${{ name }}\` gives this task to nobody: the instance decides about its start, so it is offered.`;
}
