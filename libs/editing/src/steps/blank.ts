import type { JsonObject } from '@fermata/model';
import type { StepType } from '../graph/graph.ts';

const BLANKS: Readonly<Record<StepType, JsonObject>> = Object.freeze({
  task: { type: 'task', task: '' },
  manual: {
    type: 'manual',
    outputSchema: { type: 'object', properties: {} },
    outcomes: ['done'],
    assign: { groups: [] },
  },
  decide: { type: 'decide', next: [] },
  set: { type: 'set', with: {} },
  wait: { type: 'wait', wait: { event: '' } },
  delay: { type: 'delay', delay: { for: 'PT1H' } },
  emit: { type: 'emit', event: '' },
  workflow: { type: 'workflow', workflow: '' },
  end: { type: 'end' },
});

/** A new step of a type, with the fields that such a step must have; what they must say is left for the author. */
export function blankStep(type: StepType): JsonObject {
  return BLANKS[type];
}
