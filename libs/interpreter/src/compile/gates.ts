import { isIdentifier, isObject, said } from '@fermata/model';
import type { PlanLock, PlanMilestone } from '../plan/gates.ts';
import { misshapen, report, type Context, type Place } from './context.ts';
import { FIELDS, refuseOthers } from './fields.ts';
import { field, readText } from './read.ts';

/** The gates of one step as they are written; sections and reach are found when the graph is known. */
export interface Gated {
  readonly lock?: readonly PlanLock[];
  readonly whileIn?: PlanMilestone;
}

/** Reads `lock` and `whileIn` of a step (rules L1, L2). */
export function readGates(context: Context, step: unknown, place: Place): Gated {
  const lock = readLocks(context, step, [...place, 'lock']);
  const whileIn = readMilestone(context, field(step, 'whileIn'), [...place, 'whileIn']);
  return {
    ...(lock.length === 0 ? {} : { lock }),
    ...(whileIn === undefined ? {} : { whileIn }),
  };
}

function readLocks(context: Context, step: unknown, place: Place): readonly PlanLock[] {
  const value = field(step, 'lock');
  if (value === undefined) return [];
  const isList = Array.isArray(value);
  const written: readonly unknown[] = isList ? value : [value];
  const isManual = field(step, 'type') === 'manual';
  const locks = written.flatMap(
    (one, index) => readLock(context, one, isList ? [...place, index] : place, isManual) ?? [],
  );
  const names = locks.map(({ name }) => name);
  if (new Set(names).size < names.length) report(context, place, 'lock.double', said`a lock is named twice`);
  return locks;
}

function readLock(context: Context, value: unknown, place: Place, isManual: boolean): PlanLock | undefined {
  if (isObject(value)) refuseOthers(context, value, place, FIELDS.lock);
  const name = typeof value === 'string' ? value : field(value, 'name');
  if (typeof name !== 'string' || !isIdentifier(name))
    return misshapen(context, place, said`a lock by its name`);
  const take = field(value, 'take') === 'start' ? 'start' : 'enable';
  if (take === 'start' && !isManual) {
    report(
      context,
      [...place, 'take'],
      'lock.take',
      said`\`take: start\` waits for a claim: only a manual step has one`,
    );
  }
  return { name, hold: field(value, 'hold') === 'section' ? 'section' : 'visit', take };
}

const MISSED = Object.freeze(['skip', 'fail', 'wait'] as const);

function readMilestone(context: Context, value: unknown, place: Place): PlanMilestone | undefined {
  if (value === undefined) return undefined;
  if (!isObject(value)) return misshapen(context, place, said`a milestone`);
  refuseOthers(context, value, place, FIELDS.whileIn);
  const step = readText(context, field(value, 'step'), [...place, 'step']);
  if (step === undefined) return misshapen(context, place, said`a milestone with \`step\``);
  const written = field(value, 'missed');
  const missed = MISSED.find((one) => one === written);
  if (written !== undefined && missed === undefined)
    misshapen(context, [...place, 'missed'], said`one of ${{ list: MISSED.join(', ') }}`);
  return { step, missed: missed ?? 'skip', strict: field(value, 'strict') === true, reach: '' };
}
