import { errorAt, pointer, pointerParts, said, type JsonValue, type Problem } from '@fermata/model';
import type { CheckScope, FormState, NodeState } from '../state.ts';
import { isEmpty, sameJson, valueIn } from './tree.ts';

const closedChoices: readonly string[] = Object.freeze(['choice', 'choices', 'lookup']);

/** What keeps an answer from being submitted, in the order of the form; then what its decision needs. */
export function checkState(state: FormState, { outcome, within }: CheckScope = {}): Problem[] {
  const around = within === undefined ? undefined : state.nodes.get(within);
  const inside = inOrder([...state.nodes.values()].filter((node) => node.visible && isInside(node, around)));
  const found = inside.flatMap(nodeProblems);
  const places = new Set(inside.flatMap(({ pointer: place }) => place ?? []));
  const rules = around === undefined ? state.problems : state.problems.filter(({ path }) => places.has(path));
  return unique([...found, ...rules, ...(outcome === undefined ? [] : outcomeProblems(state, outcome))]);
}

/** The order of the form: of its definition, and of the items. */
function inOrder(nodes: readonly NodeState[]): readonly NodeState[] {
  const placed = nodes.map((node) => ({ node, parts: placeParts(node) }));
  return placed.sort((one, other) => compareParts(one.parts, other.parts)).map(({ node }) => node);
}

function compareParts(left: readonly number[], right: readonly number[]): number {
  for (const [depth, part] of left.entries()) {
    const next = right[depth];
    if (next === undefined) return 1;
    if (part !== next) return part - next;
  }
  return left.length - right.length;
}

/** Indexes of the nodes around and, after each list, of the item. */
function placeParts({ node, indexes }: NodeState): readonly number[] {
  const own = node.id
    .split('/')
    .filter((part) => /^\d+$/.test(part))
    .map(Number);
  return indexes.length === 0
    ? own
    : [...own.slice(0, -indexes.length), ...indexes, ...own.slice(-indexes.length)];
}

function isInside(node: NodeState, around: NodeState | undefined): boolean {
  if (around === undefined || node.key === around.key) return true;
  const isBelow = node.node.id.startsWith(`${around.node.id}/`);
  return isBelow && around.indexes.every((index, level) => node.indexes[level] === index);
}

function nodeProblems(node: NodeState): readonly Problem[] {
  const path = node.pointer;
  if (path === undefined) return node.problems;
  if (node.required && isBlank(node))
    return [errorAt(path, 'form.required', said`Please fill this in.`), ...node.problems];
  const wrong = strangers(node);
  return wrong
    ? [errorAt(path, 'form.choice', said`This is none of the choices.`), ...node.problems]
    : node.problems;
}

/** A group is as full as what stands inside it. */
function isBlank({ items, value, node }: NodeState): boolean {
  if (items !== undefined) return items === 0;
  return node.children.length === 0 && isEmpty(value);
}

function strangers({ node, choices, value }: NodeState): boolean {
  if (choices === undefined || isEmpty(value) || !closedChoices.includes(node.component)) return false;
  if (node.options['free'] === true) return false;
  const chosen = Array.isArray(value) ? (value as readonly JsonValue[]) : [value];
  return chosen.some((one) => !choices.some((choice) => sameJson(choice.value, one)));
}

function outcomeProblems(state: FormState, name: string): Problem[] {
  const outcome = state.outcomes.find((entry) => entry.name === name);
  if (outcome === undefined) return [];
  if (!outcome.offered)
    return [errorAt('/outcome', 'form.outcome', said`This cannot be decided as things stand.`)];
  const needs = outcome.requires.filter((path) => isEmpty(valueIn(state.output, pointerParts(path))));
  const lacksReason = outcome.reason === 'required' && isEmpty(state.output['reason']);
  return [
    ...needs.map((path) => errorAt(path, 'form.required', said`“${{ title: outcome.title }}” needs this.`)),
    ...(lacksReason
      ? [errorAt(pointer('reason'), 'form.required', said`“${{ title: outcome.title }}” needs a reason.`)]
      : []),
  ];
}

function unique(problems: readonly Problem[]): Problem[] {
  const known = new Map<string, Problem>();
  for (const problem of problems) {
    const key =
      problem.code === 'form.required'
        ? `${problem.path}\n`
        : `${problem.path}\n${problem.code}\n${problem.message}`;
    if (!known.has(key)) known.set(key, problem);
  }
  return [...known.values()];
}
