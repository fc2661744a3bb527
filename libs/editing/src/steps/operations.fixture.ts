import fc from 'fast-check';
import { pointer, type JsonObject, type JsonValue } from '@fermata/model';
import { applyChange, type Applied } from '../change/apply.ts';
import { isRefused, type Change, type Proposal } from '../change/edit.ts';
import { waysOf } from '../graph/edges.ts';
import { stepTypes } from '../graph/graph.ts';
import { stepsOf } from '../read.ts';
import { blankStep } from './blank.ts';
import { copySteps, duplicateSteps, pasteSteps } from './clipboard.ts';
import { replaceStep, setField, toggleStep } from './field.ts';
import { insertOnEdge, insertStep } from './insert.ts';
import { addNote, groupSteps, setPositions, tidy } from './layout.ts';
import { removeSteps } from './remove.ts';
import { renameStep } from './rename.ts';
import { connect, connectCatch, disconnect, moveTransition, retarget, setStart } from './ways.ts';

/** What chance decides about one operation. */
export interface Dice {
  readonly operation: number;
  readonly one: number;
  readonly other: number;
  readonly way: number;
  readonly number: number;
}

/** Dice for a run of operations. */
export const diceRun: fc.Arbitrary<readonly Dice[]> = fc.array(
  fc.record({
    operation: fc.nat(999),
    one: fc.nat(999),
    other: fc.nat(999),
    way: fc.nat(999),
    number: fc.nat(5),
  }),
  { minLength: 1, maxLength: 12 },
);

interface Hand {
  readonly definition: JsonObject;
  readonly one: string;
  readonly other: string;
  readonly way: string;
  readonly number: number;
}

type Operation = (hand: Hand) => Proposal;

const OPERATIONS: readonly Operation[] = [
  ({ definition, one, number }) =>
    insertStep(definition, { step: blankStep(stepTypes[number] ?? 'task') }, one),
  ({ definition, way, number }) =>
    insertOnEdge(definition, way, { step: blankStep(stepTypes[number] ?? 'set') }),
  ({ definition, one }) => removeSteps(definition, [one]),
  ({ definition, one, other }) => removeSteps(definition, [one, other], { reconnect: false }),
  ({ definition, one, other }) => connect(definition, one, { to: other }),
  ({ definition, one, other }) => connectCatch(definition, one, other, ['timeout']),
  ({ definition, way }) => disconnect(definition, way),
  ({ definition, way, other }) => retarget(definition, way, other),
  ({ definition, one, number }) => renameStep(definition, one, `renamed${number}`),
  ({ definition, one, other }) => duplicateSteps(definition, [one, other]),
  ({ definition, one, other }) =>
    pasteSteps(definition, copySteps(definition, [one, other]), { x: 10, y: 20 }),
  ({ definition, one, number }) => setField(definition, pointer('steps', one, 'retry', 'attempts'), number),
  ({ definition, one }) => setField(definition, pointer('steps', one, 'next'), undefined),
  ({ definition, one, number }) => setField(definition, pointer('steps', one, 'title'), `Title ${number}`),
  ({ definition, way, number }) => moveTransition(definition, way, number),
  ({ definition, one }) => setStart(definition, one),
  ({ definition, one, number }) => setPositions(definition, { [one]: { x: number, y: -number } }),
  ({ definition, one }) => tidy(definition, [one]),
  ({ definition, number }) => addNote(definition, `note ${number}`, { x: number, y: 1 }),
  ({ definition, one, other }) => groupSteps(definition, [one, other], 'Together'),
  ({ definition, one }) => toggleStep(definition, one),
  ({ definition, one, number }) => replaceStep(definition, one, blankStep(stepTypes[number] ?? 'end')),
];

/** The operation that the dice say, on a definition. */
export function proposed(definition: JsonObject, dice: Dice): Proposal {
  const ids = stepsOf(definition).map(([id]) => id);
  const ways = waysOf(definition).map(({ path }) => path);
  const operation = OPERATIONS[dice.operation % OPERATIONS.length] as Operation;
  return operation({
    definition,
    one: ids[dice.one % Math.max(ids.length, 1)] ?? 'none',
    other: ids[dice.other % Math.max(ids.length, 1)] ?? 'none',
    way: ways[dice.way % Math.max(ways.length, 1)] ?? '/steps/none/next/0',
    number: dice.number,
  });
}

/** A change made; a refusal fails the test. */
export function made<T extends JsonValue>(definition: T, change: Proposal): Applied<T> {
  if (isRefused(change)) throw new Error(change.refused.message);
  const applied = applyChange(definition, change);
  if (isRefused(applied)) throw new Error(`${applied.refused.path}: ${applied.refused.message}`);
  return applied;
}

/** The operations that were not refused, one after the other, with what each left. */
export function played(
  definition: JsonObject,
  dice: readonly Dice[],
): readonly { readonly change: Change; readonly inverse: Change; readonly after: JsonObject }[] {
  const steps: { change: Change; inverse: Change; after: JsonObject }[] = [];
  let current = definition;
  for (const one of dice) {
    const change = proposed(current, one);
    if (isRefused(change)) continue;
    const { definition: after, inverse } = made(current, change);
    steps.push({ change, inverse, after });
    current = after;
  }
  return steps;
}
