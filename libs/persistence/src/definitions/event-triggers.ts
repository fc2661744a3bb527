import { isObject, type JsonValue } from '@fermata/model';

/** A trigger of a workflow that listens for events; `filter` is CEL over `event`, the templates are not evaluated. */
export interface EventTrigger {
  readonly index: number;
  readonly eventType: string;
  readonly filter: string | null;
  readonly input: JsonValue | undefined;
  readonly businessKey: string | null;
}

/** The event triggers of a workflow's body, in their order. A pinned event `name@3` listens for the type `name`. */
export function eventTriggers(body: JsonValue): readonly EventTrigger[] {
  const triggers =
    isObject(body) && Array.isArray(body['triggers']) ? (body['triggers'] as readonly JsonValue[]) : [];
  return triggers.flatMap((trigger, index) => {
    if (!isObject(trigger) || typeof trigger['event'] !== 'string') return [];
    const eventType = trigger['event'].replace(/@.*$/, '');
    const filter = textOf(trigger['filter']);
    return [
      { index, eventType, filter, input: trigger['input'], businessKey: textOf(trigger['businessKey']) },
    ];
  }) as readonly EventTrigger[];
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
