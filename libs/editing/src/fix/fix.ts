import { pointer, pointerParts, resolvePointer, said, type JsonValue, type Problem } from '@fermata/model';
import { isRefused, type Change, type Proposal } from '../change/edit.ts';
import { refuse } from '../change/place.ts';
import { listAt, objectAt, stepsOf, textAt, valueAt } from '../read.ts';
import { removeRow } from '../decision/table.ts';
import { setField } from '../steps/field.ts';
import { freeId } from '../steps/new-id.ts';
import { removeSteps } from '../steps/remove.ts';
import { renameStep } from '../steps/rename.ts';
import { moveTransition, setStart } from '../steps/ways.ts';
import { meantBy, quotedIn } from './said.ts';
import { withWord } from './word.ts';

type Fixer = (definition: JsonValue, problem: Problem) => Proposal;

/**
 * The change that mends a problem, where there is one obvious: the nearest known word in the place of an unknown one, or
 * the removal of what says nothing. Undefined where a person has to decide.
 */
export function fixOf(definition: JsonValue, problem: Problem): Change | undefined {
  if (!Object.hasOwn(FIXERS, problem.code)) return undefined;
  const change = FIXERS[problem.code]?.(definition, problem);
  if (change === undefined || isRefused(change) || change.edits.length === 0) return undefined;
  return { label: { key: 'edit.fix', values: { code: problem.code } }, edits: change.edits };
}

/** A code whose problems can be mended is one more entry. */
const FIXERS: Readonly<Record<string, Fixer>> = Object.freeze({
  'schema.unknown': otherField,
  'input.unknown': otherField,
  'schema.word': otherWord,
  'schema.choice': otherWord,
  'schema.name': otherId,
  'step.id': otherId,
  'step.unknown': otherStep,
  'reference.unknown': otherWord,
  'implementation.unknown': otherWord,
  'group.unknown': otherWord,
  'catch.never': caughtOther,
  'expression.unknownField': otherInExpression,
  'expression.unknownName': otherInExpression,
  'expression.unknownFunction': otherInExpression,
  'start.none': firstStart,
  'step.unreachable': (definition: JsonValue, { path }: Problem) => removeSteps(definition, [idIn(path)]),
  'next.unreachable': otherwiseLast,
  'decision.unreachable': (definition: JsonValue, { path }: Problem) =>
    removeRow(definition, Number(pointerParts(path)[1])),
  'race.win': removed,
  'race.copies': removed,
  'end.code': removed,
  'end.compensate': removed,
  'language.unsupported': removed,
});

const NONE = refuse('', 'fix.none', said`There is no obvious way to mend this.`);

function idIn(path: string): string {
  const [first, id = ''] = pointerParts(path);
  return first === 'steps' ? id : '';
}

function removed(definition: JsonValue, { path }: Problem): Proposal {
  return path === '' ? NONE : setField(definition, path, undefined);
}

/** An unknown field gets the name that was meant, unless that is taken; one that nobody knows is removed. */
function otherField(definition: JsonValue, problem: Problem): Proposal {
  const key = meantBy(problem);
  if (key === undefined) return removed(definition, problem);
  const parts = pointerParts(problem.path);
  const holder = resolvePointer(definition, pointer(...parts.slice(0, -1)));
  if (valueAt(holder as JsonValue, key) !== undefined) return NONE;
  return { label: { key: 'edit.fix' }, edits: [{ op: 'rename', path: problem.path, key }] };
}

function otherWord(definition: JsonValue, problem: Problem): Proposal {
  const word = meantBy(problem);
  const written = resolvePointer(definition, problem.path);
  return word === undefined || typeof written !== 'string' ? NONE : setField(definition, problem.path, word);
}

function otherId(definition: JsonValue, { path }: Problem): Proposal {
  const id = idIn(path);
  const isStep = pointerParts(path).length === 2 && id !== '';
  const steps = objectAt(definition, 'steps');
  return isStep
    ? renameStep(
        definition,
        id,
        freeId(id, (one) => Object.hasOwn(steps, one)),
      )
    : NONE;
}

/** A step that is not there: as a target the nearest, in an expression too; in a list of names it is taken out. */
function otherStep(definition: JsonValue, problem: Problem): Proposal {
  const { path } = problem;
  const [unknown = ''] = quotedIn(problem);
  const known = meantBy(problem);
  if (path === '/start') return known === undefined ? firstStart(definition) : setStart(definition, known);
  if (resolvePointer(definition, path) !== unknown) return otherInExpression(definition, problem);
  if (known !== undefined) return setField(definition, path, known);
  const parts = pointerParts(path);
  return /^\d+$/.test(parts.at(-1) ?? '') ? withoutItem(definition, path) : NONE;
}

function otherInExpression(definition: JsonValue, problem: Problem): Proposal {
  const text = resolvePointer(definition, problem.path);
  const known = meantBy(problem);
  if (typeof text !== 'string' || known === undefined) return NONE;
  for (const unknown of quotedIn(problem)) {
    const mended = withWord(text, unknown, known);
    if (mended !== undefined) return setField(definition, problem.path, mended);
  }
  return NONE;
}

/** An error that cannot occur: the one that was meant, or none. */
function caughtOther(definition: JsonValue, problem: Problem): Proposal {
  const word = meantBy(problem);
  return word === undefined ? withoutItem(definition, problem.path) : otherWord(definition, problem);
}

/** A list without an item; the last item takes the list with it. */
function withoutItem(definition: JsonValue, path: string): Proposal {
  const list = pointer(...pointerParts(path).slice(0, -1));
  const items = resolvePointer(definition, list);
  const isOnly = Array.isArray(items) && items.length === 1;
  return setField(definition, isOnly ? list : path, undefined);
}

function firstStart(definition: JsonValue): Proposal {
  const [first] = stepsOf(definition);
  return first === undefined ? NONE : setStart(definition, first[0]);
}

/** A transition behind one without a condition is never taken: that one goes to the end. */
function otherwiseLast(definition: JsonValue, { path }: Problem): Proposal {
  const id = idIn(path);
  const next = listAt(objectAt(objectAt(definition, 'steps'), id), 'next');
  const otherwise = next.findIndex((entry) => textAt(entry, 'when') === undefined);
  return otherwise < 0
    ? NONE
    : moveTransition(definition, pointer('steps', id, 'next', otherwise), next.length - 1);
}
