import { isObject, pointer, type DefinitionKind, type JsonValue } from '@fermata/model';

/** A place in a document that names another definition. */
export interface ReferenceSlot {
  readonly path: string;
  readonly kind: DefinitionKind;
  /** `name`, `name@3` or `name@>=3`, as written. */
  readonly text: string;
}

const stepSlots = Object.freeze({
  task: 'task',
  form: 'component',
  event: 'event',
  decision: 'decision',
} as const);
const countedSlots = Object.freeze({ calendar: 'calendar' } as const);
const triggerSlots = Object.freeze({ event: 'event', form: 'component' } as const);

/** Every reference that a document makes, in the order in which it stands there. */
export function referenceSlots(document: JsonValue): readonly ReferenceSlot[] {
  if (!isObject(document)) return [];
  if (document['kind'] === 'test') return slot(document['workflow'], 'workflow', ['workflow']);
  if (document['kind'] !== 'workflow') return [];
  return [
    ...members(document['steps']).flatMap(([id, step]) => [
      ...stepReferences(step, ['steps', id]),
      ...outsideReferences(step, ['steps', id], document['name']),
    ]),
    ...list(document['triggers']).flatMap((trigger, index) =>
      slotsOf(trigger, triggerSlots, ['triggers', index]),
    ),
    ...members(document['emits']).flatMap(([when, emission]) =>
      slotsOf(emission, { event: 'event' }, ['emits', when]),
    ),
  ];
}

/** What a step names itself, on what calendars it counts, and what its timers emit. */
function stepReferences(step: unknown, place: Place): ReferenceSlot[] {
  if (!isObject(step)) return [];
  const parts = ['due', 'delay'] as const;
  return [
    ...slotsOf(step, stepSlots, place),
    ...parts.flatMap((name) => slotsOf(step[name], countedSlots, [...place, name])),
    ...attemptReferences(step, place),
    ...list(step['timers']).flatMap((timer, index) =>
      slotsOf(isObject(timer) ? timer['emit'] : undefined, { event: 'event' }, [
        ...place,
        'timers',
        index,
        'emit',
      ]),
    ),
  ];
}

/** The task that undoes a step, and the calendars in whose hours attempts may start. */
function attemptReferences(step: Readonly<Record<string, unknown>>, place: Place): ReferenceSlot[] {
  const { compensate, retry } = step;
  const at = [...place, 'compensate'];
  const windowOf = (policy: unknown, where: Place): ReferenceSlot[] =>
    isObject(policy) ? slotsOf(policy['window'], countedSlots, [...where, 'retry', 'window']) : [];
  return [
    ...slot(compensate, 'task', at),
    ...slotsOf(compensate, { task: 'task' }, at),
    ...windowOf(retry, place),
    ...windowOf(isObject(compensate) ? compensate['retry'] : undefined, at),
  ];
}

/** Events that a step hears, and the workflow that it starts: its own name is this very version (rule S1). */
function outsideReferences(step: unknown, place: Place, ownName: unknown): ReferenceSlot[] {
  if (!isObject(step)) return [];
  const more = isObject(step['forEach']) ? step['forEach']['more'] : undefined;
  const child = step['workflow'];
  return [
    ...slotsOf(step['wait'], { event: 'event' }, [...place, 'wait']),
    ...slotsOf(more, { event: 'event' }, [...place, 'forEach', 'more']),
    ...(child === ownName ? [] : slot(child, 'workflow', [...place, 'workflow'])),
  ];
}

type Place = readonly (string | number)[];

function slotsOf(
  part: unknown,
  names: Readonly<Record<string, DefinitionKind>>,
  place: Place,
): ReferenceSlot[] {
  if (!isObject(part)) return [];
  return Object.entries(names).flatMap(([name, kind]) => slot(part[name], kind, [...place, name]));
}

function slot(text: unknown, kind: DefinitionKind, place: Place): ReferenceSlot[] {
  return typeof text === 'string' ? [{ path: pointer(...place), kind, text }] : [];
}

function members(value: unknown): readonly [string, unknown][] {
  return isObject(value) ? Object.entries(value) : [];
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
