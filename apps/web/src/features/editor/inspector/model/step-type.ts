import { stepTypes, type StepType } from '@fermata/editing';
import { isObject, pointer, resolvePointer, type JsonObject } from '@fermata/model';

/** The step of a workflow, or an empty one where there is none. */
export function stepOf(definition: JsonObject, stepId: string): JsonObject {
  const step = resolvePointer(definition, pointer('steps', stepId));
  return isObject(step) ? (step as JsonObject) : {};
}

/** The type of a step; undefined for one that the language does not know. */
export function typeOfStep(definition: JsonObject, stepId: string): StepType | undefined {
  const { type } = stepOf(definition, stepId);
  return stepTypes.find((one) => one === type);
}
