import { compileForm, type FormPlan } from '@fermata/forms';
import type { JsonObject, JsonValue, Problem } from '@fermata/model';
import type { ComponentSample } from '@fermata/ui';

/** The states in which every component is shown. */
export const states = Object.freeze([
  'empty',
  'filled',
  'required',
  'error',
  'warning',
  'disabled',
  'readOnly',
  'long',
  'rtl',
] as const);

/** One of them. */
export type State = (typeof states)[number];

/** What a form needs to show a component in a state. */
export interface Exhibit {
  readonly plan: FormPlan;
  readonly values: JsonObject;
  readonly problems?: readonly Problem[];
  readonly isReadOnly: boolean;
  readonly dir: 'ltr' | 'rtl';
}

/** Words that the samples themselves do not have. */
export interface SampleWords {
  readonly title: string;
  readonly help: string;
  readonly long: string;
  readonly error: string;
  readonly warning: string;
}

const field = 'sample';

/** Which states a component has: what edits nothing is never empty, required or wrong. */
export function statesOf({ schema }: ComponentSample): readonly State[] {
  return schema === undefined ? ['filled', 'long', 'rtl'] : states;
}

/** A component in a state. */
export function exhibit(sample: ComponentSample, state: State, words: SampleWords): Exhibit {
  const isEmpty = ['empty', 'required'].includes(state) || sample.schema === undefined;
  const value: JsonValue = (state === 'long' ? sample.long : undefined) ?? sample.value ?? null;
  const problem = state === 'error' || state === 'warning' ? problemOf(state, words) : undefined;
  return {
    plan: planOf(sample, state, words),
    values: isEmpty ? {} : { [field]: value },
    isReadOnly: state === 'readOnly',
    dir: state === 'rtl' ? 'rtl' : 'ltr',
    ...(problem !== undefined && { problems: [problem] }),
  };
}

function planOf({ node, schema }: ComponentSample, state: State, words: SampleWords): FormPlan {
  const isLong = state === 'long';
  const whole = {
    ...node,
    title: isLong ? words.long : words.title,
    ...(isLong && { help: words.long }),
    ...(state === 'filled' && schema !== undefined && { help: words.help }),
    ...(state === 'disabled' && { enable: 'false' }),
    ...(schema !== undefined && { field }),
  };
  return compileForm({
    kind: 'component',
    name: 'exhibit',
    layout: [whole],
    schema: {
      type: 'object',
      ...(state === 'required' && { required: [field] }),
      ...(schema !== undefined && { properties: { [field]: schema } }),
    },
  });
}

function problemOf(severity: 'error' | 'warning', words: SampleWords): Problem {
  return { code: 'sample', path: `/${field}`, message: words[severity], severity };
}
