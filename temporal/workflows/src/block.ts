import type { DispatchTask, Interpreter } from '@fermata/interpreter';
import { advanceRun } from './advance.ts';
import { handedBack, isAlone, visitOf, type Block } from './bursts.ts';
import { perform } from './perform.ts';
import { mayDispatch, type Run } from './run.ts';

/**
 * Takes what a burst came to, as one block (rule V3): the core decides again, from the same ends in the same order, so
 * the instance stands where the burst stood. Works that ended within the block are not begun; what was handed back goes
 * on as ordinary tasks.
 */
export function takeBlock(run: Run, interpreter: Interpreter, block: Block): void {
  const done = new Set(block.ends.map(({ work }) => work));
  for (const end of block.ends) {
    run.at = Math.max(run.at, end.at);
    const effects = advanceRun(run, interpreter, { ...end, at: run.at });
    perform(
      run,
      effects.filter((effect) => effect.type !== 'dispatchTask' || !done.has(effect.work)),
    );
  }
  for (const effect of handedBack(block, run.tasks.takeShort())) goOn(run, effect);
}

/** Another end of the block may have withdrawn the work: then it has ended, for nobody waits for it in the burst. */
function goOn(run: Run, effect: DispatchTask): void {
  const { work } = effect;
  const isOpen = Object.hasOwn(run.state?.visits ?? {}, visitOf(work));
  if (isOpen) run.tasks.dispatchPlain(effect);
  else run.inbox.push({ rank: 'work', occurrence: { type: 'taskCancelled', work } });
}

/** Begins the short tasks that were gathered: in a burst where nothing else is open, else as ordinary tasks. */
export function beginShort(run: Run): void {
  const works = run.tasks.takeShort();
  const { state } = run;
  if (works.length === 0 || state === undefined) return;
  if (run.tasks.isIdle() && mayDispatch(run) && isAlone(state, works)) {
    const plan = run.planReference;
    const carried = state as unknown as Parameters<typeof run.bursts.start>[0]['state'];
    return run.bursts.start({ plan, instanceId: run.instanceId, state: carried, at: run.at }, works);
  }
  for (const effect of works) run.tasks.dispatchPlain(effect);
}
