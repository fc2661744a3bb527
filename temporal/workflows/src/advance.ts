import type { Effect, Interpreter, Occurrence } from '@fermata/interpreter';
import type { Run } from './run.ts';

/** Lets the core take one occurrence: the run stands where it left off. Gives what is to be done now. */
export function advanceRun(run: Run, interpreter: Interpreter, occurrence: Occurrence): readonly Effect[] {
  const { state, effects, changes } = interpreter.advance(run.state, occurrence);
  run.state = state;
  run.judged += 1;
  run.projection.note(changes);
  return effects;
}
