import { said } from '@fermata/model';
import { readField } from './access.ts';
import { fail, rethrowAt } from './failure.ts';
import { charge } from './meter.ts';
import type { Run } from './run.ts';

/** Charges one operation for what a node does, and says where it stands when it fails. */
export function metered(run: Run, at: number): Run {
  return (frame) => {
    try {
      charge(frame, 1);
      return run(frame);
    } catch (error) {
      return rethrowAt(error, at);
    }
  };
}

/** Reads a name from the scope. */
export function nameRun(name: string): Run {
  return (frame) => {
    const value = Object.hasOwn(frame.scope, name) ? frame.scope[name] : undefined;
    return value === undefined ? fail(said`${{ name }} is not bound here`) : value;
  };
}

/** Reads a field of what is given. */
export function fieldRun(of: Run, name: string): Run {
  return (frame) => readField(of(frame), name);
}
