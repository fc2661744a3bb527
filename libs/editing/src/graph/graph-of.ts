import { pointer, type JsonValue, type Problem } from '@fermata/model';
import { listAt, objectAt, stepsOf, textAt, valueAt, type Loose } from '../read.ts';
import { badgesOf } from './badges.ts';
import { countsByPlace, type CountAt } from './counts.ts';
import { edgesOf } from './edges.ts';
import type { Graph, GraphGroup, GraphLink, GraphNode, GraphNote, HandlerType, StepType } from './graph.ts';
import { stepTypes } from './graph.ts';
import { linksOf } from './links.ts';
import { lineOf, referenceOf } from './lines.ts';

/** What is known beside the definition. */
export interface GraphContext {
  readonly problems?: readonly Problem[];
}

/** Handlers of a workflow, with the ids of their nodes. */
export const HANDLERS = Object.freeze([
  { type: 'onError', id: '@onError' },
  { type: 'onCancel', id: '@onCancel' },
  { type: 'timeout', id: '@timeout' },
] as const satisfies readonly { readonly type: HandlerType; readonly id: string }[]);

/**
 * A workflow definition as it is drawn: every step, every way between them, and the handlers that lead to a step. Total:
 * of a draft that is wrong somewhere it shows what can be read. Nodes stand in the order in which they are written.
 */
export function graphOf(definition: JsonValue, { problems = [] }: GraphContext = {}): Graph {
  const countAt = countsByPlace(problems);
  const layout = valueAt(definition, 'layout');
  return {
    nodes: [...stepNodes(definition, layout, countAt), ...handlerNodes(definition, layout, countAt)],
    edges: edgesOf(definition, countAt),
    links: linksOf(definition) satisfies readonly GraphLink[],
    notes: listAt(layout, 'notes').flatMap(noteOf),
    groups: listAt(layout, 'groups').flatMap(groupOf),
  };
}

function stepNodes(definition: JsonValue, layout: Loose, countAt: CountAt): readonly GraphNode[] {
  const start = textAt(definition, 'start');
  return stepsOf(definition).map(([id, step]) => {
    const path = pointer('steps', id);
    const refersTo = referenceOf(step);
    return {
      id,
      type: typeOf(step),
      title: textAt(step, 'title') ?? id,
      line: lineOf(step),
      badges: badgesOf(step),
      start: id === start,
      ends: textAt(step, 'type') === 'end' || listAt(step, 'next').length === 0,
      problems: countAt(path),
      path,
      ...positionOf(layout, id),
      ...(refersTo === undefined ? {} : { refersTo }),
    };
  });
}

/** The type of a step; `unknown` where a draft says none. */
export function typeOf(step: Loose): StepType | 'unknown' {
  const written = textAt(step, 'type');
  return stepTypes.find((type) => type === written) ?? 'unknown';
}

function handlerNodes(definition: JsonValue, layout: Loose, countAt: CountAt): readonly GraphNode[] {
  const steps = objectAt(definition, 'steps');
  return HANDLERS.flatMap(({ type, id }) => {
    const handler = valueAt(definition, type);
    const to = textAt(handler, 'to');
    if (to === undefined || !Object.hasOwn(steps, to)) return [];
    const path = pointer(type);
    const after = textAt(handler, 'after') ?? '';
    return {
      id,
      type,
      title: type,
      line: { key: `graph.${type}`, values: { after } },
      badges: badgesOf(handler),
      start: false,
      ends: false,
      problems: countAt(path),
      path,
      ...positionOf(layout, id),
    };
  });
}

function positionOf(layout: Loose, id: string): Pick<GraphNode, 'position'> {
  const place = valueAt(objectAt(layout, 'steps'), id);
  const [x, y] = [valueAt(place, 'x'), valueAt(place, 'y')];
  return isPlace(x) && isPlace(y) ? { position: { x, y } } : {};
}

function isPlace(value: Loose): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function noteOf(note: JsonValue, index: number): GraphNote[] {
  const [id, text, x, y] = [textAt(note, 'id'), textAt(note, 'text'), valueAt(note, 'x'), valueAt(note, 'y')];
  if (id === undefined || !isPlace(x) || !isPlace(y)) return [];
  const [width, height] = [valueAt(note, 'width'), valueAt(note, 'height')];
  const size = { ...(isPlace(width) ? { width } : {}), ...(isPlace(height) ? { height } : {}) };
  return [{ id, text: text ?? '', x, y, ...size, path: pointer('layout', 'notes', index) }];
}

function groupOf(group: JsonValue, index: number): GraphGroup[] {
  const id = textAt(group, 'id');
  if (id === undefined) return [];
  const steps = listAt(group, 'steps').filter((step) => typeof step === 'string');
  const collapsed = valueAt(group, 'collapsed') === true;
  return [
    { id, title: textAt(group, 'title') ?? id, steps, collapsed, path: pointer('layout', 'groups', index) },
  ];
}
