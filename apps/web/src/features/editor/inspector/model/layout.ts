import type { StepType } from '@fermata/editing';
import type { InspectorTab } from '../contract.ts';

/** How a field of a step is edited. */
export type FieldKind =
  | 'text'
  | 'longText'
  | 'template'
  | 'condition'
  | 'duration'
  | 'switch'
  | 'value'
  | 'mapping'
  | 'steps'
  | 'tags'
  | 'schema'
  /** By a part of the panel of its own. */
  | 'own';

/** A field of a step in the panel. */
export interface FieldPlace {
  readonly name: string;
  readonly tab: Exclude<InspectorTab, 'test'>;
  readonly kind: FieldKind;
}

const place = (tab: FieldPlace['tab'], kind: FieldKind, ...names: readonly string[]): readonly FieldPlace[] =>
  names.map((name) => ({ name, tab, kind }));

/** Fields that every step may have. */
const EVERY: readonly FieldPlace[] = [
  ...place('step', 'text', 'title'),
  ...place('step', 'longText', 'description'),
  ...place('step', 'own', 'join', 'whileIn', 'lock', 'priority'),
  ...place('step', 'condition', 'unless'),
  ...place('step', 'steps', 'cancels', 'completes'),
  ...place('data', 'value', 'default'),
  ...place('errors', 'own', 'catch'),
];

/** Fields of steps that go on. */
const FLOW: readonly FieldPlace[] = [
  ...place('step', 'own', 'next', 'split', 'win', 'forEach', 'repeat'),
  ...place('data', 'mapping', 'save'),
  ...place('errors', 'duration', 'timeout'),
  ...place('errors', 'own', 'compensate'),
];

const OWN: Readonly<Record<StepType, readonly FieldPlace[]>> = {
  task: [
    ...place('step', 'own', 'task'),
    ...place('step', 'text', 'connection'),
    ...place('data', 'own', 'with'),
    ...place('step', 'switch', 'short'),
    ...place('errors', 'own', 'retry'),
    ...place('errors', 'duration', 'heartbeat'),
  ],
  manual: [
    ...place('people', 'own', 'form', 'assign', 'due', 'timers', 'outcomes'),
    ...place('people', 'schema', 'outputSchema'),
    ...place('data', 'own', 'with'),
  ],
  delay: place('step', 'own', 'delay'),
  wait: place('step', 'own', 'wait'),
  set: place('data', 'own', 'with'),
  decide: [...place('step', 'own', 'decision', 'cases'), ...place('data', 'own', 'with')],
  emit: [
    ...place('step', 'own', 'event'),
    ...place('step', 'template', 'key'),
    ...place('data', 'own', 'with'),
  ],
  workflow: [
    ...place('step', 'own', 'workflow', 'mode'),
    ...place('step', 'template', 'key'),
    ...place('data', 'own', 'with'),
  ],
  end: [
    ...place('step', 'own', 'terminate', 'code'),
    ...place('step', 'value', 'output'),
    ...place('errors', 'own', 'compensate'),
  ],
};

/** All fields that a step of a type may have, each with its place in the panel. */
export function fieldsOfStep(type: StepType): readonly FieldPlace[] {
  return Object.freeze([...EVERY, ...(type === 'end' ? [] : FLOW), ...OWN[type]]);
}

/** The tabs that a step of a type has, in their order. */
export function tabsOf(type: StepType | undefined): readonly InspectorTab[] {
  const order: readonly InspectorTab[] = ['step', 'data', 'errors', 'people', 'test'];
  if (type === undefined) return ['step'];
  const used = new Set<InspectorTab>(fieldsOfStep(type).map(({ tab }) => tab));
  return order.filter((tab) => tab === 'test' || used.has(tab));
}

/** The tab on which a field of a step stands. */
export function tabOfField(type: StepType | undefined, name: string | undefined): InspectorTab {
  const found = type === undefined ? undefined : fieldsOfStep(type).find((field) => field.name === name);
  return found?.tab ?? 'step';
}
