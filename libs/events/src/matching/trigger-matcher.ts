import { SchemaValidators } from '@fermata/validation';
import { createEvaluator, parseTemplate, type Evaluator, type Scope } from '@fermata/expressions';
import { isObject, matchesEventType, type JsonValue } from '@fermata/model';
import type { EventToJudge, EventTrigger, StartTarget, TriggerVerdict } from './trigger.ts';

type Outcome =
  { readonly ok: true; readonly value: JsonValue } | { readonly ok: false; readonly reason: string };

interface Tools {
  readonly evaluator: Evaluator;
  readonly validators: SchemaValidators;
}

/** Judges events against triggers: pure, without a clock; it keeps parsed expressions and compiled schemas only. */
export interface TriggerMatcher {
  judge(event: EventToJudge, trigger: EventTrigger): TriggerVerdict;
  /** Whether an input that is given whole may start a version; defaults are filled in (rule D6). */
  accept(input: JsonValue, target: StartTarget): TriggerVerdict;
  /** What a template over `event` makes of it as its correlation key; undefined when it yields none. */
  key(event: EventToJudge, template: string): string | undefined;
}

/** Makes a matcher; one for a process is enough. */
export function createTriggerMatcher(): TriggerMatcher {
  const tools = { evaluator: createEvaluator(), validators: new SchemaValidators() };
  return {
    judge: (event, trigger) => judge(tools, event, trigger),
    accept: (input, target) => accept(tools, input, target),
    key: (event, template) => {
      const found = fill(tools.evaluator, template, { event: visible(event) });
      return found.ok ? textOf(found.value) : undefined;
    },
  };
}

function judge(tools: Tools, event: EventToJudge, trigger: EventTrigger): TriggerVerdict {
  const { evaluator, validators } = tools;
  if (!matchesEventType(trigger.eventType, event.type)) return { starts: false };
  const scope: Scope = { event: visible(event) };
  const passes = filter(evaluator, trigger.filter, scope);
  if (!passes.ok) return { starts: false, reason: `filter: ${passes.reason}` };
  if (passes.value !== true) return { starts: false };
  const input = trigger.input === null ? given(event.data) : fill(evaluator, trigger.input, scope);
  if (!input.ok) return { starts: false, reason: `input: ${input.reason}` };
  const valid = fitting(validators, trigger.inputSchema, input.value);
  if (!valid.ok) return { starts: false, reason: `input: ${valid.reason}` };
  return start(evaluator, trigger, { scope, input: valid.value });
}

function accept({ evaluator, validators }: Tools, given: JsonValue, target: StartTarget): TriggerVerdict {
  const valid = fitting(validators, target.inputSchema, given);
  if (!valid.ok) return { starts: false, reason: valid.reason };
  return start(evaluator, { ...target, businessKey: null }, { scope: {}, input: valid.value });
}

function start(
  evaluator: Evaluator,
  trigger: StartTarget & Pick<EventTrigger, 'businessKey'>,
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
function definitionKey(evaluator: Evaluator, trigger: StartTarget, input: JsonValue): Outcome {
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

/** The receiver validates and fills defaults before anything starts (rule D6). */
function fitting(validators: SchemaValidators, schema: JsonValue, input: JsonValue): Outcome {
  if (!isObject(schema)) return given(input);
  const compiled = validators.of(schema);
  if (!compiled.ok) return { ok: false, reason: 'its schema cannot be compiled' };
  const verdict = compiled.validate(input);
  if (verdict.valid) return given(verdict.value);
  const [first] = verdict.problems;
  return { ok: false, reason: `schema.mismatch at ${first?.path ?? ''}: ${first?.message ?? ''}` };
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
