import { said } from '@fermata/model';
import { fail, Failure } from './failure.ts';
import { charge, type Meter } from './meter.ts';
import { typeOf, type Scope, type Value } from './values.ts';

/** What one evaluation works on: the bound names, the names of macros around, and what it may still do. */
export interface Frame extends Meter {
  readonly scope: Scope;
  readonly locals: Value[];
}

/** A compiled node. It closes over its parts only, never over data. */
export type Run = (frame: Frame) => Value;

/** The names that macros bind around a node, outermost first; a name's place is its slot in `locals`. */
export type Names = readonly string[];

/** Passes a boolean on; nothing else counts as true or false. */
export function truth(value: Value, where: string): boolean {
  return typeof value === 'boolean'
    ? value
    : fail(said`${{ where }} needs true or false, got ${{ type: typeOf(value) }}`);
}

/** Keeps a failure for later; limits and our own bugs go on at once. */
export function absorb(error: unknown, meter: Meter): Failure {
  if (!(error instanceof Failure)) throw error;
  charge(meter, 100);
  return error;
}
