import type { DefinitionKind, Problem } from '@fermata/model';
import { extendPointer, pointer } from '@fermata/model';
import { authorSchemaProblems } from '../author/meta.ts';
import { listAt, objectAt, valueAt } from './read.ts';

interface Place {
  readonly schema: unknown;
  readonly path: string;
}

/** What is wrong with the JSON Schemas inside a definition. */
export function innerSchemaProblems(kind: DefinitionKind, document: unknown): Problem[] {
  return places(kind, document).flatMap(({ schema, path }) =>
    authorSchemaProblems(schema).map((problem) => ({ ...problem, path: path + problem.path })),
  );
}

const own: Readonly<Partial<Record<DefinitionKind, readonly string[]>>> = Object.freeze({
  workflow: ['input'],
  task: ['input', 'output'],
  event: ['schema'],
  component: ['input', 'schema'],
  integration: ['configuration', 'credential'],
  'record-type': ['schema'],
});

function places(kind: DefinitionKind, document: unknown): Place[] {
  const found = (own[kind] ?? []).flatMap((name) => placeAt(document, name, ''));
  if (kind === 'task') return [...found, ...errorPlaces(document)];
  return kind === 'workflow' ? [...found, ...workflowPlaces(document)] : found;
}

function placeAt(holder: unknown, name: string, path: string): Place[] {
  const schema = valueAt(holder, name);
  return schema === undefined ? [] : [{ schema, path: extendPointer(path, name) }];
}

function errorPlaces(task: unknown): Place[] {
  return listAt(task, 'errors').flatMap((entry, index) => placeAt(entry, 'data', pointer('errors', index)));
}

function workflowPlaces(workflow: unknown): Place[] {
  const vars = Object.entries(objectAt(workflow, 'vars'));
  const steps = Object.entries(objectAt(workflow, 'steps'));
  return [
    ...vars.flatMap(([name, variable]) => placeAt(variable, 'schema', pointer('vars', name))),
    ...steps.flatMap(([id, step]) => placeAt(step, 'outputSchema', pointer('steps', id))),
  ];
}
