import { pointer, type JsonValue } from '@fermata/model';
import { listAt, objectAt, stepsOf, textAt, valueAt, type Loose } from '../read.ts';
import { backEdges } from './back.ts';
import type { CountAt } from './counts.ts';
import type { GraphEdge } from './graph.ts';
import type { Way } from './way.ts';

/** All ways of a workflow whose target exists: `next`, `catch` and the handlers. */
export function edgesOf(definition: JsonValue, countAt: CountAt): readonly GraphEdge[] {
  const ways = waysOf(definition);
  const back = backEdges([textAt(definition, 'start') ?? '', ...stepsOf(definition).map(([id]) => id)], ways);
  return ways.map((way) => ({ id: way.path, ...way, back: back.has(way.path), problems: countAt(way.path) }));
}

/** The ways as they are written, step after step, the handlers last. */
export function waysOf(definition: JsonValue): readonly Way[] {
  const steps = objectAt(definition, 'steps');
  const all = [
    ...stepsOf(definition).flatMap(([id, step]) => [...nextWays(id, step), ...catchWays(id, step)]),
    ...handlerWays(definition),
  ];
  return all.filter(({ to }) => Object.hasOwn(steps, to));
}

function nextWays(from: string, step: JsonValue): readonly Way[] {
  const next = listAt(step, 'next');
  const split = textAt(step, 'split') ?? 'first';
  const place = pointer('steps', from);
  return next.flatMap((entry, index) => {
    const to = textAt(entry, 'to');
    if (to === undefined) return [];
    const when = textAt(entry, 'when');
    const kind = split === 'race' ? 'race' : isCase(step, when) ? 'case' : 'next';
    const otherwise = split === 'first' && when === undefined && next.length > 1;
    const path = `${place}/next/${index}`;
    return [{ from, to, kind, otherwise, path, ...labelled(textAt(entry, 'title') ?? when) }];
  });
}

function isCase(step: JsonValue, when: string | undefined): boolean {
  return when !== undefined && textAt(step, 'type') === 'decide';
}

function catchWays(from: string, step: JsonValue): readonly Way[] {
  const place = pointer('steps', from);
  return listAt(step, 'catch').flatMap((entry, index) => {
    const to = textAt(entry, 'to');
    if (to === undefined) return [];
    const on = listAt(entry, 'on').filter((code) => typeof code === 'string');
    const isTimeout = on.length > 0 && on.every((code) => code === 'timeout' || code.startsWith('timeout.'));
    const label = on.length > 0 ? on.join(', ') : textAt(entry, 'when');
    const path = `${place}/catch/${index}`;
    return [{ from, to, kind: isTimeout ? 'timeout' : 'catch', otherwise: false, path, ...labelled(label) }];
  });
}

const HANDLER_KINDS = Object.freeze({ onError: 'error', onCancel: 'cancel', timeout: 'timeout' } as const);

function handlerWays(definition: JsonValue): readonly Way[] {
  return Object.entries(HANDLER_KINDS).flatMap(([name, kind]) => {
    const handler = valueAt(definition, name);
    const to = textAt(handler, 'to');
    if (to === undefined) return [];
    const path = pointer(name);
    return [{ from: `@${name}`, to, kind, otherwise: false, path, ...labelled(textAt(handler, 'after')) }];
  });
}

function labelled(label: Loose): { readonly label?: string } {
  return typeof label === 'string' ? { label } : {};
}
