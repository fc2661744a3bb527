import { type JsonObject, type JsonValue } from '@fermata/model';
import type { Change, ChangeLabel } from '../change/edit.ts';
import { differences } from '../change/differences.ts';
import { withMember, withoutMember } from '../change/place.ts';
import { objectAt } from '../read.ts';

/** What an operation yields beside the changed definition. */
export interface Intent {
  readonly label: ChangeLabel;
  readonly selects?: readonly string[];
  readonly group?: string;
}

/** The change that leads from a definition to what an operation made of it. */
export function changeTo(before: JsonValue, after: JsonValue, { label, ...rest }: Intent): Change {
  return { ...differences(before, after, label), ...rest };
}

/** A definition, or an empty one for what is none. */
export function definitionOf(value: JsonValue): JsonObject {
  return objectAt({ value }, 'value');
}

/** The definition with a step added, after another one where it says so, or replaced. */
export function withStep(definition: JsonObject, id: string, step: JsonValue, behind?: string): JsonObject {
  const steps = objectAt(definition, 'steps');
  const place = behind === undefined ? -1 : Object.keys(steps).indexOf(behind);
  return { ...definition, steps: withMember(steps, id, step, place < 0 ? undefined : place + 1) };
}

/** An object with a member set, or without it where the value is undefined. */
export function withField(holder: JsonObject, name: string, value: JsonValue | undefined): JsonObject {
  return value === undefined ? withoutMember(holder, name) : { ...holder, [name]: value };
}

/** The definition with a text at a path that it has. */
export function setAt(definition: JsonObject, path: string, value: JsonValue): JsonObject {
  const [, name = '', ...rest] = path.split('/');
  return setWithin(definition, [name, ...rest], value) as JsonObject;
}

function setWithin(holder: JsonValue, [key, ...rest]: readonly string[], value: JsonValue): JsonValue {
  if (key === undefined) return value;
  if (Array.isArray(holder)) {
    return holder.map((item: JsonValue, index) =>
      index === Number(key) ? setWithin(item, rest, value) : item,
    );
  }
  const object = holder as JsonObject;
  return { ...object, [key]: setWithin(object[key] as JsonValue, rest, value) };
}
