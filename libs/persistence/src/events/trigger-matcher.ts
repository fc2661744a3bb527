import type { JsonValue } from '@fermata/model';
import type { StoredEvent, TriggerBinding } from './event-rows.ts';

/** What one trigger makes of one event. */
export type TriggerVerdict =
  | {
      readonly starts: true;
      readonly input: JsonValue;
      readonly businessKey?: string;
      /** The key may be held by one open instance only. */
      readonly isUnique: boolean;
    }
  /** `reason` is there when the trigger could not be judged: a failing filter or mapping. */
  | { readonly starts: false; readonly reason?: string };

/** What a version asks of a start: the schema of its input, and its own key over `input`. */
export type StartTarget = Pick<TriggerBinding, 'inputSchema' | 'definitionKey' | 'uniqueKey'>;

/** Port: judges whether an input may start a version, filling defaults (rule D6). Pure. */
export interface StartJudge {
  accept(input: JsonValue, target: StartTarget): TriggerVerdict;
}

/** Port: judges an event against one trigger of its type. Pure: it runs inside the transaction, perhaps twice. */
export interface TriggerMatcher extends StartJudge {
  judge(event: StoredEvent, binding: TriggerBinding): TriggerVerdict;
  /** What a definition's template makes of an event as its correlation key; undefined when it yields none. */
  key(
    event: Omit<StoredEvent, 'state' | 'reason' | 'causationDepth' | 'emittedBy'>,
    template: string,
  ): string | undefined;
}
