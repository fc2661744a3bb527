import { createEvaluator, parseTemplate, type Evaluator, type Scope } from '@fermata/expressions';
import type { JsonValue } from '@fermata/model';
import type { EventToJudge, EventTrigger, TriggerVerdict } from './trigger.ts';

type Outcome =
  { readonly ok: true; readonly value: JsonValue } | { readonly ok: false; readonly reason: string };

/** Judges events against triggers: pure, without a clock; it keeps parsed expressions and nothing else. */
export interface TriggerMatcher {
  judge(event: EventToJudge, trigger: EventTrigger): TriggerVerdict;
}

/** Makes a matcher; one for a process is enough. */
export function createTriggerMatcher(): TriggerMatcher {
  const evaluator = createEvaluator();
  return { judge: (event, trigger) => judge(evaluator, event, trigger) };
}

function judge(evaluator: Evaluator, event: EventToJudge, trigger: EventTrigger): TriggerVerdict {
  if (event.type !== trigger.eventType) return { starts: false };
  const scope: Scope = { event: visible(event) };
  const passes = filter(evaluator, trigger.filter, scope);
  if (!passes.ok) return { starts: false, reason: `filter: ${passes.reason}` };
  if (passes.value !== true) return { starts: false };
  const input = trigger.input === null ? given(event.data) : fill(evaluator, trigger.input, scope);
  if (!input.ok) return { starts: false, reason: `input: ${input.reason}` };
  return start(evaluator, trigger, { scope, input: input.value });
}

function start(
  evaluator: Evaluator,
  trigger: EventTrigger,
  made: { scope: Scope; input: JsonValue },
): TriggerVerdict {
  const { input } = made;
  const key =
    trigger.businessKey === null
      ? definitionKey(evaluator, trigger, input)
      : fill(evaluator, trigger.businessKey, made.scope);
  if (!key.ok) return { starts: false, reason: `businessKey: ${key.reason}` };
  const businessKey = textOf(key.value);
  return {
    starts: true,
    input,
    isUnique: trigger.uniqueKey,
    ...(businessKey === undefined ? {} : { businessKey }),
  };
}

/** The workflow evaluates its own key itself; here it is needed only to keep it unique. */
function definitionKey(evaluator: Evaluator, trigger: EventTrigger, input: JsonValue): Outcome {
  if (trigger.definitionKey === null || !trigger.uniqueKey) return given(null);
  return fill(evaluator, trigger.definitionKey, { input });
}

function filter(evaluator: Evaluator, source: string | null, scope: Scope): Outcome {
  if (source === null) return given(true);
  const result = evaluator.evaluate(source, scope);
  if (!result.ok) return { ok: false, reason: result.error.message };
  return typeof result.value === 'boolean' ? result : { ok: false, reason: 'it yields no boolean' };
}

function fill(evaluator: Evaluator, text: JsonValue, scope: Scope): Outcome {
  const parsed = parseTemplate(text);
  if (!parsed.ok) return { ok: false, reason: parsed.problems[0]?.message ?? 'not a template' };
  const result = evaluator.evaluateTemplate(parsed.template, scope);
  return result.ok ? result : { ok: false, reason: result.error.message };
}

function given(value: JsonValue): Outcome {
  return { ok: true, value };
}

/** A key is text or a number; nothing and the empty text are no key. */
function textOf(value: JsonValue): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The event as expressions see it (rule D1). */
function visible(event: EventToJudge): JsonValue {
  const { id, type, source, key, data } = event;
  return { id, type, source, key, data, receivedAt: event.receivedAt.toISOString() };
}
