import { isObject, type JsonValue } from '@fermata/model';

/** A trigger of a workflow that listens for events; `filter` is CEL over `event`, the templates are not evaluated. */
export interface EventTrigger {
  readonly index: number;
  readonly eventType: string;
  readonly filter: string | null;
  readonly input: JsonValue | undefined;
  /** The trigger's own key, over `event`. */
  readonly businessKey: string | null;
  /** The key of the workflow, over `input`; counts where the trigger has none. */
  readonly definitionKey: string | null;
  /** Whether only one open instance may have the key. */
  readonly uniqueKey: boolean;
}

/** The event triggers of a workflow's body, in their order. A pinned event `name@3` listens for the type `name`. */
export function eventTriggers(body: JsonValue): readonly EventTrigger[] {
  if (!isObject(body) || !Array.isArray(body['triggers'])) return [];
  const key = keyOf(body['businessKey'] as JsonValue | undefined);
  return (body['triggers'] as readonly JsonValue[]).flatMap((trigger, index) => {
    if (!isJsonObject(trigger) || typeof trigger['event'] !== 'string') return [];
    const eventType = trigger['event'].replace(/@.*$/, '');
    const own = { filter: textOf(trigger['filter']), businessKey: textOf(trigger['businessKey']) };
    return [{ index, eventType, ...own, input: trigger['input'], ...key }];
  });
}

/** A business key is a template, or a template with a rule. */
function keyOf(key: JsonValue | undefined): Pick<EventTrigger, 'definitionKey' | 'uniqueKey'> {
  if (!isJsonObject(key)) return { definitionKey: textOf(key), uniqueKey: false };
  return { definitionKey: textOf(key['value']), uniqueKey: key['unique'] === true };
}

function isJsonObject(value: JsonValue | undefined): value is Readonly<Record<string, JsonValue>> {
  return isObject(value);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
