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
  /** The JSON Schema of the workflow's input. */
  readonly inputSchema: JsonValue | undefined;
}

/**
 * The event triggers of a workflow's body, in their order. `types` says which type the event definition of a reference
 * declares; a reference that it does not know listens for its own name.
 */
export function eventTriggers(
  body: JsonValue,
  types: Readonly<Record<string, string>> = {},
): readonly EventTrigger[] {
  if (!isObject(body) || !Array.isArray(body['triggers'])) return [];
  const inputSchema: JsonValue | undefined = body['input'];
  const key = keyOf(body['businessKey'] as JsonValue | undefined);
  return (body['triggers'] as readonly JsonValue[]).flatMap((trigger, index) => {
    if (!isJsonObject(trigger) || typeof trigger['event'] !== 'string') return [];
    const reference = trigger['event'];
    const eventType = Object.hasOwn(types, reference) ? types[reference] : undefined;
    const own = { filter: textOf(trigger['filter']), businessKey: textOf(trigger['businessKey']) };
    const listensFor = eventType ?? reference.replace(/@.*$/, '');
    return [{ index, eventType: listensFor, ...own, input: trigger['input'], inputSchema, ...key }];
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
