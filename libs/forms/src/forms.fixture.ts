import type { JsonObject, JsonValue } from '@fermata/model';
import { compileForm } from './compile/compile-form.ts';
import { createForm } from './create-form.ts';
import type { FormPlan } from './plan.ts';
import type { Form, FormState, NodeState } from './state.ts';

/** A definition with a schema whose fields may be anything, unless it is given. */
export function definitionOf(parts: JsonObject): JsonObject {
  return { kind: 'component', name: 'sample', schema: { type: 'object' }, ...parts };
}

/** A compiled form of a layout. */
export function planOf(layout: readonly JsonObject[], parts: JsonObject = {}): FormPlan {
  return compileForm(definitionOf({ layout, ...parts }));
}

/** A form of a plan, with something before it. */
export function formOf(plan: FormPlan, input: JsonValue = {}, locale = 'en'): Form {
  return createForm(plan, { input, locale, now: '2026-03-09T08:00:00Z', user: { id: 'robin' } });
}

/** A form of a layout, and its first state for the values given. */
export function begin(
  layout: readonly JsonObject[],
  values?: JsonObject,
  parts: JsonObject = {},
): [Form, FormState] {
  const form = formOf(planOf(layout, parts));
  return [form, form.start(values)];
}

/** The component that edits a field. */
export function at(state: FormState, pointer: string): NodeState {
  const found = [...state.nodes.values()].find((node) => node.pointer === pointer);
  if (found === undefined) throw new Error(`nothing edits ${pointer}`);
  return found;
}

/** The paths and codes of what a check says. */
export function said(
  problems: readonly { readonly path: string; readonly code: string }[],
): readonly string[] {
  return problems.map(({ path, code }) => `${path} ${code}`);
}
