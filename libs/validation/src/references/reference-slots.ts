import { isObject, pointer, type DefinitionKind, type JsonValue } from '@fermata/model';

/** A place in a document that names another definition. */
export interface ReferenceSlot {
  readonly path: string;
  readonly kind: DefinitionKind;
  /** `name`, `name@3` or `name@>=3`, as written. */
  readonly text: string;
}

const stepSlots = Object.freeze({ task: 'task', form: 'component', event: 'event' } as const);
const triggerSlots = Object.freeze({ event: 'event', form: 'component' } as const);

/** Every reference that a document makes, in the order in which it stands there. */
export function referenceSlots(document: JsonValue): readonly ReferenceSlot[] {
  if (!isObject(document)) return [];
  if (document['kind'] === 'test') return slot(document['workflow'], 'workflow', ['workflow']);
  if (document['kind'] !== 'workflow') return [];
  return [
    ...members(document['steps']).flatMap(([id, step]) => slotsOf(step, stepSlots, ['steps', id])),
    ...list(document['triggers']).flatMap((trigger, index) =>
      slotsOf(trigger, triggerSlots, ['triggers', index]),
    ),
    ...members(document['emits']).flatMap(([when, emission]) =>
      slotsOf(emission, { event: 'event' }, ['emits', when]),
    ),
  ];
}

function slotsOf(
  part: unknown,
  names: Readonly<Record<string, DefinitionKind>>,
  place: readonly (string | number)[],
): ReferenceSlot[] {
  if (!isObject(part)) return [];
  return Object.entries(names).flatMap(([name, kind]) => slot(part[name], kind, [...place, name]));
}

function slot(text: unknown, kind: DefinitionKind, place: readonly (string | number)[]): ReferenceSlot[] {
  return typeof text === 'string' ? [{ path: pointer(...place), kind, text }] : [];
}

function members(value: unknown): readonly [string, unknown][] {
  return isObject(value) ? Object.entries(value) : [];
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
