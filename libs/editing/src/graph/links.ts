import { pointer, type JsonValue } from '@fermata/model';
import { listAt, objectAt, stepsOf, textAt, valueAt } from '../read.ts';
import type { GraphLink } from './graph.ts';

/** The bonds between steps on which no token goes. */
export function linksOf(definition: JsonValue): readonly GraphLink[] {
  const steps = objectAt(definition, 'steps');
  return stepsOf(definition)
    .flatMap(([from, step]) => [
      ...listed(from, step, 'cancels'),
      ...listed(from, step, 'completes'),
      ...milestone(from, step),
      ...undone(from, step),
    ])
    .filter(({ to }) => Object.hasOwn(steps, to));
}

function listed(from: string, step: JsonValue, kind: 'cancels' | 'completes'): readonly GraphLink[] {
  return listAt(step, kind).flatMap((to, index) =>
    typeof to === 'string' ? [{ from, to, kind, path: pointer('steps', from, kind, index) }] : [],
  );
}

function milestone(from: string, step: JsonValue): readonly GraphLink[] {
  const to = textAt(valueAt(step, 'whileIn'), 'step');
  return to === undefined
    ? []
    : [{ from, to, kind: 'whileIn', path: pointer('steps', from, 'whileIn', 'step') }];
}

function undone(from: string, step: JsonValue): readonly GraphLink[] {
  return listAt(step, 'catch').flatMap((entry, index): readonly GraphLink[] => {
    const to = textAt(valueAt(entry, 'compensate'), 'to');
    const path = pointer('steps', from, 'catch', index, 'compensate', 'to');
    return to === undefined ? [] : [{ from, to, kind: 'undo', path }];
  });
}
