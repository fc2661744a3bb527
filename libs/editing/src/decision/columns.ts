import type { PlanDecision, InputColumn, Scalar, Test } from '@fermata/interpreter';
import { isObject } from '@fermata/model';

const DAY_MS = 86_400_000;

/** A value that stands for all values of a column that meet the same tests. */
export interface Sample {
  readonly value: Scalar;
  /** Whether it stands for every text that no rule names. */
  readonly other?: true;
}

/**
 * Values of a column such that every other value meets the same tests as one of them; undefined where nobody can tell:
 * an expression in a cell, texts that are compared by order, values of no known type. Null is left out: no value is no
 * case of the table.
 */
export function samplesOf(column: InputColumn, { rules }: PlanDecision): readonly Sample[] | undefined {
  const tests = rules.flatMap(({ when }) => leavesOf(when[column.name] ?? []));
  if (tests.some((test) => isObject(test) && 'cel' in test)) return undefined;
  if (column.values !== undefined) return column.values.map((value) => ({ value }));
  if (column.type === 'boolean') return [{ value: true }, { value: false }];
  const marks = tests
    .flatMap((test): readonly Scalar[] => (isObject(test) ? Object.values(test) : [test as Scalar]))
    .filter((mark) => mark !== null);
  if (column.type === 'string') return tests.some(isObject) ? undefined : textSamples(marks);
  const scale = Object.hasOwn(SCALES, column.type) ? SCALES[column.type] : undefined;
  return scale === undefined ? undefined : between(marks.map(scale.read), scale).map((value) => ({ value }));
}

function textSamples(marks: readonly Scalar[]): readonly Sample[] {
  const texts = [...new Set(marks)];
  const free = ['other', 'another', 'yetAnother'].find((word) => !texts.includes(word)) ?? texts.join('');
  return [...texts.map((value) => ({ value })), { value: free, other: true }];
}

/** The tests of a cell, those within `not(…)` too. */
export function leavesOf(cell: readonly Test[]): readonly Test[] {
  return cell.flatMap((test) => (isObject(test) && 'not' in test ? leavesOf(test.not) : [test]));
}

interface Scale {
  readonly read: (value: Scalar) => number;
  readonly show: (place: number) => Scalar;
  /** Least distance of two values; 0 where there is always one between. */
  readonly grain: number;
}

const SCALES: Readonly<Partial<Record<InputColumn['type'], Scale>>> = Object.freeze({
  number: { read: Number, show: (place: number) => place, grain: 0 },
  integer: { read: Number, show: (place: number) => place, grain: 1 },
  date: {
    read: (value: Scalar) => Date.parse(String(value)) / DAY_MS,
    show: (place: number) => momentAt(place * DAY_MS).slice(0, 10),
    grain: 1,
  },
  'date-time': { read: (value: Scalar) => Date.parse(String(value)), show: momentAt, grain: 1 },
});

function momentAt(place: number): string {
  const at = new Date(place);
  return Number.isNaN(at.getTime()) ? '' : at.toISOString();
}

/** Each mark, one value below and above all, and one between each two where there is any. */
function between(marks: readonly number[], { show, grain }: Scale): readonly Scalar[] {
  const sorted = [...new Set(marks)].filter(Number.isFinite).toSorted((a, b) => a - b);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [show(0)];
  const inner = sorted.flatMap((mark, index) => {
    const next = sorted[index + 1];
    if (next === undefined) return [mark];
    const middle = grain === 0 ? (mark + next) / 2 : mark + grain;
    return middle > mark && middle < next ? [mark, middle] : [mark];
  });
  return [first - 1, ...inner, last + 1].map(show);
}
