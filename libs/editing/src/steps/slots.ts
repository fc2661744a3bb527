import { extendPointer, pointer, type JsonValue } from '@fermata/model';
import { listAt, objectAt, stepsOf, textAt, valueAt } from '../read.ts';

/** A place where the id of a step is written as a value. */
export interface StepSlot {
  readonly path: string;
  readonly id: string;
}

/** All places of a workflow that name a step by its id, but for keys and expressions. */
export function stepSlots(definition: JsonValue): readonly StepSlot[] {
  return [
    ...slot(definition, '', 'start'),
    ...['onError', 'onCancel', 'timeout'].flatMap((name) => handlerSlots(definition, name)),
    ...stepsOf(definition).flatMap(([id, step]) => slotsOfStep(step, pointer('steps', id))),
    ...listAt(valueAt(definition, 'layout'), 'groups').flatMap((group, index) =>
      listed(group, pointer('layout', 'groups', index), 'steps'),
    ),
  ];
}

/** The places within one step. */
export function slotsOfStep(step: JsonValue, path: string): readonly StepSlot[] {
  return [
    ...entries(step, path, 'next'),
    ...entries(step, path, 'catch'),
    ...listed(step, path, 'cancels'),
    ...listed(step, path, 'completes'),
    ...listed(valueAt(step, 'join') ?? null, extendPointer(path, 'join'), 'region'),
    ...slot(valueAt(step, 'whileIn') ?? null, extendPointer(path, 'whileIn'), 'step'),
  ];
}

function handlerSlots(definition: JsonValue, name: string): readonly StepSlot[] {
  return withUndo(valueAt(definition, name) ?? null, pointer(name));
}

function entries(step: JsonValue, path: string, name: string): readonly StepSlot[] {
  return listAt(step, name).flatMap((entry, index) => withUndo(entry, extendPointer(path, name, index)));
}

function withUndo(holder: JsonValue, path: string): readonly StepSlot[] {
  const undo = objectAt(holder, 'compensate');
  return [...slot(holder, path, 'to'), ...slot(undo, extendPointer(path, 'compensate'), 'to')];
}

function slot(holder: JsonValue, path: string, name: string): readonly StepSlot[] {
  const id = textAt(holder, name);
  return id === undefined ? [] : [{ path: extendPointer(path, name), id }];
}

function listed(holder: JsonValue, path: string, name: string): readonly StepSlot[] {
  return listAt(holder, name).flatMap((id, index) =>
    typeof id === 'string' ? [{ path: extendPointer(path, name, index), id }] : [],
  );
}
