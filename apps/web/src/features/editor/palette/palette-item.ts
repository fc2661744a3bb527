import { blankStep, stepTypes, type StepType } from '@fermata/editing';
import { isObject, type JsonObject } from '@fermata/model';
import type { Catalogue } from '../use-catalogue.ts';

/** Something that becomes a step. */
export interface PaletteItem {
  readonly key: string;
  readonly type: StepType;
  /** A key of the messages for a kind of step; a text for what has a name of its own. */
  readonly title: { readonly kind: StepType } | { readonly text: string };
  /** What stands below the title: its name and version. */
  readonly hint?: string;
  readonly description?: string;
  readonly section: 'kinds' | 'tasks' | 'activities' | 'people' | 'workflows' | 'events' | 'decisions';
  readonly step: JsonObject;
}

/** The sections of the palette, in order. */
export const sections = Object.freeze([
  'kinds',
  'tasks',
  'activities',
  'people',
  'workflows',
  'events',
  'decisions',
] as const);

/** Everything that a workflow can be made of; a workflow's own name is not offered twice. */
export function paletteItems({ activities, definitions }: Catalogue): readonly PaletteItem[] {
  const named = new Set(definitions.filter(({ kind }) => kind === 'task').map(({ name }) => name));
  return [
    ...stepTypes.map(kindItem),
    ...definitions.flatMap(definitionItem),
    ...activities
      .filter(({ name }) => !named.has(name))
      .map((activity) => ({
        key: `activity ${activity.name}`,
        type: 'task' as const,
        title: { text: activity.title === '' ? activity.name : activity.title },
        hint: activity.name,
        ...(activity.description === undefined ? {} : { description: activity.description }),
        section: 'activities' as const,
        step: { type: 'task', task: activity.name },
      })),
  ];
}

function kindItem(type: StepType): PaletteItem {
  return { key: `kind ${type}`, type, title: { kind: type }, section: 'kinds', step: blankStep(type) };
}

interface Shape {
  readonly type: StepType;
  readonly section: PaletteItem['section'];
  readonly step: (name: string) => JsonObject;
}

const shapes: Readonly<Record<string, Shape>> = Object.freeze({
  task: { type: 'task', section: 'tasks', step: (name: string) => ({ type: 'task', task: name }) },
  component: {
    type: 'manual',
    section: 'people',
    step: (name: string) => ({ type: 'manual', form: name, assign: { groups: [] } }),
  },
  workflow: {
    type: 'workflow',
    section: 'workflows',
    step: (name: string) => ({ type: 'workflow', workflow: name }),
  },
  event: {
    type: 'wait',
    section: 'events',
    step: (name: string) => ({ type: 'wait', wait: { event: name } }),
  },
  decision: {
    type: 'decide',
    section: 'decisions',
    step: (name: string) => ({ type: 'decide', decision: name, next: [] }),
  },
});

function definitionItem(definition: Catalogue['definitions'][number]): readonly PaletteItem[] {
  const shape = shapes[definition.kind];
  if (shape === undefined) return [];
  const { name, title, description, latestVersion } = definition;
  return [
    {
      key: `${definition.kind} ${name}`,
      type: shape.type,
      title: { text: title },
      hint: `${name}@${latestVersion}`,
      ...(description === undefined ? {} : { description }),
      section: shape.section,
      step: shape.step(name),
    },
  ];
}

/** What a drag carries. */
export function givePalette(item: PaletteItem): string {
  return JSON.stringify(item.step);
}

/** The step that a drag carries; undefined for a drag from elsewhere. */
export function takePalette(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) && stepTypes.some((type) => type === value['type'])
      ? (value as JsonObject)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Whether each word of a search occurs in a text. */
export function fits(search: string, ...texts: readonly (string | undefined)[]): boolean {
  const all = texts.join(' ').toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}
