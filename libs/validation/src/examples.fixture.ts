import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  ComponentDefinition,
  DefinitionKind,
  EventDefinition,
  JsonValue,
  TaskDefinition,
} from '@fermata/model';
import type { References } from '@fermata/interpreter';
import { calendarReference, decisionReference } from './references/published.ts';
import type { ParsedSource } from './source/parse.ts';
import { parseSource } from './source/parse.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'schemas', 'examples');

export interface Example {
  readonly file: string;
  readonly text: string;
  readonly source: ParsedSource;
  readonly value: Readonly<Record<string, JsonValue>> & {
    readonly kind: DefinitionKind;
    readonly name: string;
  };
}

/** Every example definition, in alphabetical order of its file. */
export function readExamples(): Example[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.yaml'),
  );
  return files.sort().map((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const source = parseSource(text, 'yaml');
    return { file, text, source, value: source.value as unknown as Example['value'] };
  });
}

/** What the references of the examples resolve to: the examples themselves, and the executor for HTTP. */
export function exampleReferences(examples: readonly Example[]): References {
  const of = <T>(kind: DefinitionKind): (readonly [string, T])[] =>
    examples
      .filter(({ value }) => value.kind === kind)
      .map(({ value }) => [value.name, value as unknown as T] as const);
  const http = {
    name: 'http.request',
    version: 1,
    implementation: 'http.request',
    output: {
      type: 'object',
      required: ['status', 'headers', 'body'],
      properties: { status: { type: 'integer' }, headers: { type: 'object' }, body: {} },
    },
    errors: [{ code: 'http.4xx' }, { code: 'http.5xx' }],
  } as const;
  const tasks = of<TaskDefinition>('task').map(([name, task]) => [name, taskReference(task)] as const);
  const forms = of<ComponentDefinition>('component').map(
    ([name, form]) => [name, formReference(form)] as const,
  );
  const events = of<EventDefinition>('event').map(
    ([name, event]) => [name, { ...event, version: 1 }] as const,
  );
  return {
    self: { name: 'example', version: 1 },
    tasks: { 'http.request': http, ...Object.fromEntries(tasks) },
    forms: Object.fromEntries(forms),
    workflows: Object.fromEntries(of<JsonValue>('workflow').map(([name]) => [name, { name, version: 1 }])),
    calendars: Object.fromEntries(
      of<JsonValue>('calendar').map(([name, body]) => [name, calendarReference(body, { name, version: 1 })]),
    ),
    decisions: Object.fromEntries(
      of<JsonValue>('decision').map(([name, body]) => [name, decisionReference(body, { name, version: 1 })]),
    ),
    events: Object.fromEntries(events) as unknown as References['events'],
  };
}

function taskReference(task: TaskDefinition): References['tasks'][string] {
  const { name, implementation, defaults, errors, input, output } = task;
  return {
    name,
    version: 1,
    implementation: implementation.activity ?? implementation.executor ?? '',
    ...(defaults === undefined ? {} : { defaults }),
    ...(errors === undefined ? {} : { errors }),
    ...(input === undefined ? {} : { input }),
    ...(output === undefined ? {} : { output }),
  };
}

function formReference({ name, outcomes = [], schema }: ComponentDefinition): References['forms'][string] {
  const names = outcomes.map((outcome) => outcome.name);
  return { name, version: 1, outcomes: names, ...(schema === undefined ? {} : { schema }) };
}
