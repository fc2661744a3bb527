import type { Scope } from '@fermata/expressions';
import { errorAt, pointerParts, warningAt, type JsonValue, type Problem } from '@fermata/model';
import type { PlanNode } from '../plan.ts';
import type { NodeState } from '../state.ts';
import { concrete, type Cell, type Instance } from './cells.ts';
import { choicesNow, type ChoicesNow } from './choices-now.ts';
import type { FormProgram } from './form-program.ts';
import { placeOf, type Gate } from './gate.ts';
import { isEmpty, sameJson, type WorkingCopy } from './tree.ts';

/** What dressing looks at. */
export interface DressView {
  readonly values: WorkingCopy;
  readonly output: WorkingCopy;
  scopeOf(instance: Instance): Scope;
  parentOf(instance: Instance): { readonly visible: boolean; readonly enabled: boolean } | undefined;
  itemsOf(list: Cell, indexes: readonly number[]): number;
}

/** An instance that is settled, and how it stood before. */
export interface Settled {
  readonly instance: Instance;
  readonly gate: Gate;
  readonly key: string;
  readonly before: NodeState | undefined;
}

/** Everything about a component but whether it is shown. The state of before, where nothing is different. */
export function dress(
  { instance, gate, key, before }: Settled,
  program: FormProgram,
  view: DressView,
): NodeState {
  const { cell, indexes } = instance;
  const state = {
    key,
    node: cell.node,
    indexes,
    ...fixedOf(instance, program, view),
    ...valueOf(instance, gate, view),
  };
  const next = gate.visible
    ? { ...state, visible: true, ...shownOf({ instance, gate, key, before }, program, view) }
    : { ...state, visible: false, enabled: false, required: false, problems: gate.problems };
  return before !== undefined && isSame(before, next) ? before : next;
}

type Fixed = Pick<NodeState, 'pointer' | 'title' | 'help' | 'items'>;

function fixedOf({ cell, indexes }: Instance, { text }: FormProgram, view: DressView): Fixed {
  const { title, help } = cell.node;
  return {
    ...(cell.field === undefined ? {} : { pointer: placeOf({ cell, indexes }) }),
    ...(title === undefined ? {} : { title: text(title) }),
    ...(help === undefined ? {} : { help: text(help) }),
    ...(cell.isList ? { items: view.itemsOf(cell, indexes) } : {}),
  };
}

/** What is computed, or what was filled in; lists and groups have what stands inside them instead. */
function valueOf({ cell, indexes }: Instance, gate: Gate, view: DressView): Pick<NodeState, 'value'> {
  if (cell.field === undefined || cell.isList || cell.holds) return {};
  const isComputed = cell.node.compute !== undefined;
  const value = isComputed ? gate.computed : view.values.at(concrete(cell.field, indexes));
  return value === undefined ? {} : { value };
}

type Shown = Pick<NodeState, 'enabled' | 'required' | 'shown' | 'choices' | 'lookup' | 'problems'>;

function shownOf(settled: Settled, program: FormProgram, view: DressView): Shown {
  const { instance, gate } = settled;
  const { node, field } = instance.cell;
  const isOpen = node.compute === undefined && view.parentOf(instance)?.enabled !== false;
  const required = field !== undefined && node.required && isWithin(instance, view);
  // Most components of a large form read nothing.
  if (isPlain(node)) return { enabled: isOpen, required, problems: gate.problems };
  return evaluatedOf(settled, { enabled: isOpen, required }, program, view);
}

function isPlain({ enable, require, choices, checks, value }: PlanNode): boolean {
  return [enable, require, choices, value].every((part) => part === undefined) && checks.length === 0;
}

function evaluatedOf(
  { instance, gate, before }: Settled,
  given: Pick<Shown, 'enabled' | 'required'>,
  program: FormProgram,
  view: DressView,
): Shown {
  const { node, field } = instance.cell;
  const scope = view.scopeOf(instance);
  const problems: Problem[] = [...gate.problems];
  const holds = (source: string | undefined, otherwise: boolean): boolean => {
    if (source === undefined) return otherwise;
    const found = program.programs.evaluate(source, scope);
    if (found.kind === 'failed')
      problems.push(warningAt(placeOf(instance), 'form.expression', found.message));
    return found.kind === 'failed' ? otherwise : found.kind === 'value' && found.value === true;
  };
  const enabled = given.enabled && holds(node.enable, true);
  const required = given.required || (field !== undefined && holds(node.require, false));
  const choices = choicesNow({ node, scope, place: placeOf(instance), before }, program);
  problems.push(...choices.problems, ...checkProblems(instance, scope, program));
  const content = contentOf(instance, scope, { program, problems });
  return { enabled, required, ...content, ...membersOf(choices), problems };
}

function membersOf({ choices, lookup }: ChoicesNow): Pick<NodeState, 'choices' | 'lookup'> {
  return { ...(choices === undefined ? {} : { choices }), ...(lookup === undefined ? {} : { lookup }) };
}

function isWithin({ cell, indexes }: Instance, view: DressView): boolean {
  const { requiredIn } = cell.node;
  return requiredIn === undefined || !isEmpty(view.output.at(concrete(pointerParts(requiredIn), indexes)));
}

interface Saying {
  readonly program: FormProgram;
  readonly problems: Problem[];
}

/** What an output shows: its template in the language of the form, else the value of its field. */
function contentOf(
  instance: Instance,
  scope: Scope,
  { program, problems }: Saying,
): Pick<NodeState, 'shown'> {
  const { value } = instance.cell.node;
  if (value === undefined) return {};
  const template = typeof value === 'string' ? program.text(value) : value;
  const found = program.programs.fill(template, scope);
  if (found.kind === 'failed') problems.push(warningAt(placeOf(instance), 'form.expression', found.message));
  return found.kind === 'value' ? { shown: found.value } : {};
}

/** What the checks of a field say. A check waits until everything that it reads is there; one that fails refuses. */
function checkProblems(instance: Instance, scope: Scope, { programs, text }: FormProgram): Problem[] {
  const place = placeOf(instance);
  return instance.cell.node.checks.flatMap(({ that, message, severity }) => {
    if (typeof that !== 'string') return [];
    const found = programs.evaluate(that, scope);
    if (found.kind === 'absent' || (found.kind === 'value' && found.value === true)) return [];
    if (found.kind === 'failed') return [errorAt(place, 'form.expression', found.message)];
    return [{ code: 'form.check', path: place, message: text(message), severity: severity ?? 'error' }];
  });
}

const compared = Object.freeze([
  'value',
  'visible',
  'enabled',
  'required',
  'problems',
  'shown',
  'choices',
  'lookup',
  'items',
  'pointer',
] as const satisfies readonly (keyof NodeState)[]);

/** Whether two states of one instance say the same; its title and help are those of its node. */
function isSame(one: NodeState, other: NodeState): boolean {
  return compared.every((name) => sameJson(one[name] as JsonValue, other[name] as JsonValue));
}
