import type { JsonValue } from '@fermata/model';

/** An event to judge. */
export interface EventToJudge {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly key: string | null;
  readonly data: JsonValue;
  readonly receivedAt: Date;
}

/** An event trigger as its workflow says it. */
export interface EventTrigger {
  readonly eventType: string;
  /** CEL over `event`; null = every event of the type. */
  readonly filter: string | null;
  /** Template over `event`; null = the event's data. */
  readonly input: JsonValue;
  /** Template over `event`. */
  readonly businessKey: string | null;
  /** Template over `input`: the workflow's own key, where the trigger has none. */
  readonly definitionKey: string | null;
  readonly uniqueKey: boolean;
  /** The JSON Schema of the workflow's input; null = anything. */
  readonly inputSchema: JsonValue;
}

/** What a version asks of a start that no trigger has mapped. */
export type StartTarget = Pick<EventTrigger, 'inputSchema' | 'definitionKey' | 'uniqueKey'>;

/** What a trigger makes of an event. */
export type TriggerVerdict =
  | {
      readonly starts: true;
      readonly input: JsonValue;
      readonly businessKey?: string;
      /** The key may be held by one open instance only. */
      readonly isUnique: boolean;
    }
  /** With a reason when the trigger could not be judged: a failing filter or mapping is no match. */
  | { readonly starts: false; readonly reason?: string };
