import {
  parseReference,
  type ExpectedChild,
  type ExpectedEvent,
  type ExpectedStep,
  type ExpectedTask,
} from '@fermata/model';
import { differs, timeDiffers } from './differs.ts';
import type { SimulationResult } from './result.ts';

/** What became of steps. */
export function stepsDiffer(
  wanted: Readonly<Record<string, ExpectedStep>> | undefined,
  { steps }: SimulationResult,
): readonly string[] {
  return Object.entries(wanted ?? {}).flatMap(([id, expected]) => {
    const given = steps[id];
    if (given === undefined) return [`there is no step ${id}`];
    return [
      ...differs(`steps.${id}.status`, expected.status, given.status),
      ...differs(`steps.${id}.visits`, expected.visits, given.visits),
      ...differs(`steps.${id}.output`, expected.output, given.output),
      ...differs(`steps.${id}.error`, expected.error, given.error),
      ...timeDiffers(`steps.${id}.opened`, expected.opened, given.openedMs),
      ...timeDiffers(`steps.${id}.ended`, expected.ended, given.endedMs),
    ];
  });
}

/** Events emitted, in order. */
export function emittedDiffer(
  wanted: readonly ExpectedEvent[] | undefined,
  { emitted }: SimulationResult,
): readonly string[] {
  if (wanted === undefined) return [];
  const each = wanted.flatMap(({ event, data, key }, index) => [
    ...differs(`event ${index + 1}`, parseReference(event)?.name ?? event, emitted[index]?.event),
    ...differs(`data of event ${index + 1}`, data, emitted[index]?.data),
    ...differs(`key of event ${index + 1}`, key, emitted[index]?.eventKey),
  ]);
  return [...differs('number of events', wanted.length, emitted.length), ...each];
}

/** Tasks offered to people, in order. */
export function tasksDiffer(
  wanted: readonly ExpectedTask[] | undefined,
  { offered }: SimulationResult,
): readonly string[] {
  if (wanted === undefined) return [];
  const each = wanted.flatMap((expected, index) => {
    const [name, given] = [`task ${index + 1}`, offered[index]];
    return [
      ...differs(name, expected.step, given?.step),
      ...differs(`users of ${name}`, expected.users, given?.users),
      ...differs(`groups of ${name}`, expected.groups, given?.groups),
      ...differs(`who may not answer ${name}`, expected.not, given?.not),
      ...differs(`data of ${name}`, expected.data, given?.data),
      ...timeDiffers(`${name} due`, expected.due, given?.dueMs),
    ];
  });
  return [...differs('number of tasks', wanted.length, offered.length), ...each];
}

/** Child instances, in the order in which they were started. */
export function childrenDiffer(
  wanted: readonly ExpectedChild[] | undefined,
  { children }: SimulationResult,
): readonly string[] {
  if (wanted === undefined) return [];
  const each = wanted.flatMap(({ workflow, status, output }, index) => [
    ...differs(`child ${index + 1}`, workflow, children[index]?.workflow),
    ...differs(`status of child ${index + 1}`, status, children[index]?.status),
    ...differs(`output of child ${index + 1}`, output, children[index]?.output),
  ]);
  return [...differs('number of children', wanted.length, children.length), ...each];
}
