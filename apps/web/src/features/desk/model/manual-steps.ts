import { isObject, type JsonValue } from '@fermata/model';

/** A step that people work on. */
export interface ManualStep {
  readonly id: string;
  readonly title: string;
}

/** Those of a workflow, in its own order. */
export function manualStepsOf(body: JsonValue | undefined): readonly ManualStep[] {
  const steps = isObject(body) && isObject(body['steps']) ? body['steps'] : {};
  return Object.entries(steps).flatMap(([id, step]) => {
    if (!isObject(step) || step['type'] !== 'manual') return [];
    return [{ id, title: typeof step['title'] === 'string' ? step['title'] : id }];
  });
}
