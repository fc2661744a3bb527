import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type {
  ComponentDefinition,
  Definition,
  EventDefinition,
  JsonValue,
  TaskDefinition,
  TestDefinition,
  WorkflowDefinition,
} from '@fermata/model';
import type { PlanZone, References, TaskReference } from '@fermata/interpreter';
import { parse } from 'yaml';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'schemas', 'examples');

interface Example<D extends Definition = Definition> {
  readonly file: string;
  readonly definition: D;
}

/** One workflow in one scripted world, and where its golden trace lies. */
export interface Scenario {
  readonly name: string;
  readonly workflow: WorkflowDefinition;
  readonly test: TestDefinition;
  readonly golden: string;
}

/** All example definitions, in order of their files. */
export function readExamples(): readonly Example[] {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.yaml'),
  );
  return files.toSorted().map((file) => ({
    file: join(FOLDER, file),
    definition: parse(readFileSync(join(FOLDER, file), 'utf8')) as Definition,
  }));
}

function ofKind<K extends Definition['kind']>(examples: readonly Example[], kind: K) {
  return examples.filter(({ definition }) => definition.kind === kind) as unknown as readonly Example<
    Extract<Definition, { kind: K }>
  >[];
}

/** Every test definition of the examples. */
export function scenarios(examples: readonly Example[]): readonly Scenario[] {
  const workflows = ofKind(examples, 'workflow');
  const tests = ofKind(examples, 'test').map(({ definition }) => definition);
  return tests.map((test) => {
    const found = workflows.find(({ definition }) => definition.name === test.workflow);
    if (found === undefined) throw new Error(`no example ${test.workflow}`);
    const golden = join(dirname(found.file), `${test.name}.golden.txt`);
    return { name: test.name, workflow: found.definition, test, golden };
  });
}

/** Names of the example workflows. */
export function workflowNames(examples: readonly Example[]): readonly string[] {
  return ofKind(examples, 'workflow').map(({ definition }) => definition.name);
}

/** What the examples' references resolve to, for one of the workflows. */
export function referencesOf(examples: readonly Example[], name: string): References {
  const http: TaskReference = {
    name: 'http.request',
    version: 1,
    implementation: 'http.request',
    errors: [{ code: 'http.404', class: 'permanent' }],
  };
  const tasks = ofKind(examples, 'task').map(({ definition }) => taskOf(definition));
  const forms = ofKind(examples, 'component').map(({ definition }) => formOf(definition));
  const events = ofKind(examples, 'event').map(({ definition }) => eventOf(definition));
  return {
    self: { name, version: 1 },
    tasks: byName([...tasks, http]),
    forms: byName(forms),
    events: byName(events),
    calendars: byName(ofKind(examples, 'calendar').map(({ definition }) => publishedOf(definition, BERLIN))),
    decisions: byName(ofKind(examples, 'decision').map(({ definition }) => publishedOf(definition))),
    workflows: byName(workflowNames(examples).map((own) => ({ name: own, version: 1 }))),
  };
}

/** The zone of the example calendar, in the year in which the scenes play. */
const BERLIN: PlanZone = {
  name: 'Europe/Berlin',
  base: 60,
  changes: [
    [Date.UTC(2030, 2, 31, 1) / 60_000, 120],
    [Date.UTC(2030, 9, 27, 1) / 60_000, 60],
  ],
};

function publishedOf(definition: Definition, zone?: PlanZone) {
  const published = { name: definition.name, version: 1, definition: definition as unknown as JsonValue };
  return zone === undefined ? published : { ...published, zone };
}

function byName<T extends { readonly name: string }>(list: readonly T[]): Readonly<Record<string, T>> {
  return Object.fromEntries(list.map((one) => [one.name, one]));
}

function taskOf({ name, implementation, defaults, errors }: TaskDefinition): TaskReference {
  const { activity, executor, queue, connection } = implementation;
  return {
    name,
    version: 1,
    implementation: activity ?? executor ?? '',
    ...(queue === undefined ? {} : { queue }),
    ...(connection === undefined ? {} : { connection }),
    ...(defaults === undefined ? {} : { defaults }),
    ...(errors === undefined ? {} : { errors }),
  };
}

function formOf({ name, outcomes = [] }: ComponentDefinition) {
  return { name, version: 1, outcomes: outcomes.map((outcome) => outcome.name) };
}

function eventOf({ name, type }: EventDefinition) {
  return { name, version: 1, ...(type === undefined ? {} : { type }) };
}
