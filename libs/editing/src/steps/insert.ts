import { isObject, pointer, resolvePointer, said, type JsonObject, type JsonValue } from '@fermata/model';
import type { Change, Proposal } from '../change/edit.ts';
import { refuse } from '../change/place.ts';
import { listAt, objectAt, textAt } from '../read.ts';
import { changeTo, definitionOf, setAt, withField, withStep } from './compose.ts';
import { freeId } from './new-id.ts';
import { withWay } from './ways.ts';
import { withPosition, type Position } from './layout.ts';

/** A step to put into a workflow. */
export interface NewStep {
  readonly step: JsonObject;
  /** Wished id; a free one near to it is taken. Else one from the title, the reference or the type. */
  readonly id?: string;
  readonly position?: Position;
}

/** An id for a step that no step of the workflow has. */
export function idFor(definition: JsonValue, { id, step }: NewStep): string {
  const steps = objectAt(definition, 'steps');
  const reference = ['task', 'workflow', 'event', 'decision', 'form']
    .map((name) => textAt(step, name))
    .find(Boolean);
  const wish = id ?? textAt(step, 'title') ?? reference?.split('@')[0] ?? textAt(step, 'type') ?? 'step';
  return freeId(wish, (one) => Object.hasOwn(steps, one));
}

/** Puts a step into a workflow, behind another one if that is given; the first step of all is where it starts. */
export function insertStep(definition: JsonValue, fresh: NewStep, behind?: string): Proposal {
  const before = definitionOf(definition);
  const id = idFor(before, fresh);
  const source = behind === undefined ? undefined : objectAt(before, 'steps')[behind];
  if (behind !== undefined && !isObject(source))
    return refuse('/steps', 'step.unknown', said`There is no step \`${{ step: behind }}\`.`);
  if (behind !== undefined && textAt(source, 'type') === 'end')
    return refuse(pointer('steps', behind), 'edit.end', said`Nothing comes after an \`end\`.`);
  const added = withStep(before, id, fresh.step, behind);
  const linked = behind === undefined ? added : linkBehind(added, { behind, id });
  const isFirst = Object.keys(objectAt(before, 'steps')).length === 0;
  return inserted(before, isFirst ? { ...linked, start: id } : linked, { id, position: fresh.position });
}

interface Landing {
  readonly id: string;
  readonly position: Position | undefined;
}

function inserted(before: JsonObject, after: JsonObject, { id, position }: Landing): Change {
  const placed = position === undefined ? after : withPosition(after, id, position);
  return changeTo(before, placed, { label: { key: 'edit.insertStep', values: { step: id } }, selects: [id] });
}

/** A single way without a condition is taken over by the new step; else there is one way more. */
function linkBehind(
  definition: JsonObject,
  { behind, id }: { readonly behind: string; readonly id: string },
): JsonObject {
  const steps = objectAt(definition, 'steps');
  const [source, fresh] = [objectAt(steps, behind), objectAt(steps, id)];
  const next = listAt(source, 'next');
  const goesOn = textAt(fresh, 'type') === 'end' || listAt(fresh, 'next').length > 0;
  const isPlain = next.length === 1 && next[0] !== undefined && textAt(next[0], 'when') === undefined;
  if (!isPlain || goesOn) return withStep(definition, behind, withWay(source, { to: id }));
  const onward = withStep(definition, id, withField(fresh, 'next', next));
  return withStep(onward, behind, withField(source, 'next', [{ to: id }]));
}

/** Puts a step into a way: the way leads to it, and it goes on to where the way led. A condition stays on the way. */
export function insertOnEdge(definition: JsonValue, path: string, fresh: NewStep): Proposal {
  const before = definitionOf(definition);
  const way = resolvePointer(before, path) as JsonValue | undefined;
  const to = path === '/start' ? textAt(before, 'start') : textAt(way, 'to');
  if (to === undefined) return refuse('', 'edit.way', said`There is no way at \`${{ path }}\`.`);
  if (textAt(fresh.step, 'type') === 'end')
    return refuse(path, 'edit.end', said`Nothing comes after an \`end\`: it cannot stand in a way.`);
  const id = idFor(before, fresh);
  const ways = listAt(fresh.step, 'next').filter((entry) => textAt(entry, 'when') !== undefined);
  const step = withField(fresh.step, 'next', [...ways, { to }]);
  const added = withStep(before, id, step, /^\/steps\/([^/]+)\//.exec(path)?.[1]);
  const turned = setAt(added, path === '/start' ? path : `${path}/to`, id);
  return inserted(before, turned, { id, position: fresh.position });
}
