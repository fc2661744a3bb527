import type { InputColumn, PlanDecision, Scalar, Test } from '@fermata/interpreter';
import { isObject } from '@fermata/model';

const DAY_MS = 86_400_000;
/** Stands for all texts that no rule names. */
const OTHER_TEXT = 'any other text';

/**
 * Values of a column such that every other value meets the same tests as one of them; undefined where nobody can tell:
 * an expression in a cell, texts that are compared by order, values of no known type. Null is left out: no value is no
 * case of the table.
 */
export function examplesOf(column: InputColumn, { rules }: PlanDecision): readonly Scalar[] | undefined {
  const tests = rules.flatMap(({ when }) => leavesOf(when[column.name] ?? []));
  if (tests.some((test) => isObject(test) && 'cel' in test)) return undefined;
  if (column.values !== undefined) return column.values;
  if (column.type === 'boolean') return [true, false];
  const marks = tests.flatMap((test): readonly Scalar[] =>
    isObject(test) ? Object.values(test) : [test as Scalar],
  );
  if (column.type === 'string') {
    return tests.some(isObject) ? undefined : [...new Set(marks.filter((mark) => mark !== null)), OTHER_TEXT];
  }
  const scale = SCALES[column.type];
  return scale === undefined
    ? undefined
    : between(marks.filter((mark) => mark !== null).map(scale.read), scale);
}

function leavesOf(cell: readonly Test[]): readonly Test[] {
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
    show: (place: number) => new Date(place * DAY_MS).toISOString().slice(0, 10),
    grain: 1,
  },
  'date-time': {
    read: (value: Scalar) => Date.parse(String(value)),
    show: (place: number) => new Date(place).toISOString(),
    grain: 1,
  },
});

/** Each mark, one value below and above all, and one between each two where there is any. */
function between(marks: readonly number[], { show, grain }: Scale): readonly Scalar[] {
  const sorted = [...new Set(marks)].toSorted((a, b) => a - b);
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
