import { createEvaluator, parseTemplate } from '@fermata/expressions';
import type { EventInfo, Trigger } from '@fermata/interpreter';
import { matchesEventType, parseReference, type JsonValue, type WorkflowDefinition } from '@fermata/model';

/** The input that the first fitting event trigger of a workflow makes of the event that starts it (rule D1). */
export function inputOfEvent(workflow: WorkflowDefinition, trigger: Trigger): JsonValue | undefined {
  if (trigger.type !== 'event') return undefined;
  const { event } = trigger;
  const inputs = (workflow.triggers ?? []).flatMap((one) =>
    'event' in one && isMeant(one.event, event.type) && one.input !== undefined ? [one.input] : [],
  );
  return inputs.map((input) => evaluated(input, event)).find((input) => input !== undefined);
}

function isMeant(reference: string, type: string): boolean {
  return matchesEventType(parseReference(reference)?.name ?? reference, type);
}

function evaluated(input: JsonValue, event: EventInfo): JsonValue | undefined {
  const parsed = parseTemplate(input);
  if (!parsed.ok) return undefined;
  const result = createEvaluator().evaluateTemplate(parsed.template, {
    event: event as unknown as JsonValue,
  });
  return result.ok ? result.value : undefined;
}
