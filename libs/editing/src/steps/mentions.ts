import type { JsonObject, JsonValue } from '@fermata/model';
import { listAt, objectAt, textAt, valueAt } from '../read.ts';
import { definitionOf, withField } from './compose.ts';

/** A step without whatever names a removed one beside ways: `cancels`, `completes`, `whileIn`, regions, what is undone. */
export function withoutMentions(step: JsonObject, id: string): JsonObject {
  const named = ['cancels', 'completes'].reduce((one, name) => withoutId(one, name, id), step);
  const milestone = textAt(valueAt(named, 'whileIn'), 'step') === id;
  const freed = milestone ? withField(named, 'whileIn', undefined) : named;
  const join = objectAt(freed, 'join');
  const region = withoutId(join, 'region', id);
  const joined = region === join ? freed : withField(freed, 'join', region);
  return withoutUndo(joined, id);
}

function withoutId(holder: JsonObject, name: string, id: string): JsonObject {
  const ids = listAt(holder, name);
  if (!ids.includes(id)) return holder;
  const left = ids.filter((one) => one !== id);
  return withField(holder, name, left.length === 0 ? undefined : left);
}

function withoutUndo(step: JsonObject, id: string): JsonObject {
  const caught = listAt(step, 'catch');
  if (!caught.some((entry) => undoes(entry, id))) return step;
  const left = caught.map((entry) =>
    undoes(entry, id) ? withField(definitionOf(entry), 'compensate', undefined) : entry,
  );
  return withField(step, 'catch', left);
}

function undoes(entry: JsonValue, id: string): boolean {
  return textAt(valueAt(entry, 'compensate'), 'to') === id;
}
