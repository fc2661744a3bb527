import { isObject, said } from '@fermata/model';
import type { CountJoin } from '../plan/joins.ts';
import { misshapen, report, type Context, type Place } from './context.ts';
import { readStepIds } from './lists.ts';
import { field } from './read.ts';

/** A join as it is written, without what only the whole graph tells. */
export type Joining =
  | { readonly kind: 'all' | 'active' }
  | (Pick<CountJoin, 'count' | 'rest'> & { readonly kind: 'count'; readonly region?: readonly string[] })
  | { readonly kind: 'threads'; readonly threads: number };

const RESTS = Object.freeze(['ignore', 'block', 'cancel'] as const);
const MOST = 1_000;

/** The join of a step; undefined = it begins at each arrival (rule T3). */
export function readJoin(context: Context, join: unknown, place: Place): Joining | undefined {
  if (join === undefined || join === 'any') return undefined;
  if (join === 'all' || join === 'active') return { kind: join };
  if (isObject(join) && Object.hasOwn(join, 'count')) return readCount(context, join, place);
  if (isObject(join) && Object.hasOwn(join, 'threads')) return readThreads(context, join, place);
  return misshapen(context, place, said`any, all, active, \`count\` or \`threads\``);
}

function readCount(context: Context, join: object, place: Place): Joining | undefined {
  refuseUnknown(context, join, place, ['count', 'rest', 'region']);
  const count = readNumber(context, field(join, 'count'), [...place, 'count']);
  const written = field(join, 'rest') ?? 'ignore';
  const rest =
    RESTS.find((one) => one === written) ??
    misshapen(context, [...place, 'rest'], said`one of ${{ list: RESTS.join(', ') }}`);
  const region = readStepIds(context, field(join, 'region'), [...place, 'region']);
  if (region !== undefined && rest !== 'cancel') {
    report(context, [...place, 'region'], 'join.region', said`\`region\` needs \`rest: cancel\``);
  }
  if (count === undefined || rest === undefined) return undefined;
  return { kind: 'count', count, rest, ...(region === undefined ? {} : { region }) };
}

function readThreads(context: Context, join: object, place: Place): Joining | undefined {
  refuseUnknown(context, join, place, ['threads']);
  const threads = readNumber(context, field(join, 'threads'), [...place, 'threads']);
  return threads === undefined ? undefined : { kind: 'threads', threads };
}

function readNumber(context: Context, value: unknown, place: Place): number | undefined {
  const isCount = typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MOST;
  return isCount ? value : misshapen(context, place, said`a whole number from 1 to ${{ most: MOST }}`);
}

function refuseUnknown(context: Context, join: object, place: Place, known: readonly string[]): void {
  for (const name of Object.keys(join)) {
    if (!known.includes(name))
      report(context, [...place, name], 'schema.mismatch', said`a join has no \`${{ name }}\``);
  }
}
