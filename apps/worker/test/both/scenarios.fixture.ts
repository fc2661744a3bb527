import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile, type Plan } from '@fermata/interpreter';
import type { Definition, JsonValue, TestDefinition, WorkflowDefinition } from '@fermata/model';
import { parseSource, referencesAmong } from '@fermata/validation';

const FOLDER = join(import.meta.dirname, '..', '..', '..', '..', 'schemas', 'examples');

/** The example definitions, read once. */
export interface Examples {
  readonly documents: readonly Definition[];
  readonly tests: readonly TestDefinition[];
}

/** Reads every example definition. */
export function readExamples(): Examples {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.yaml'),
  );
  const documents = files.toSorted().map((file) => {
    const { value } = parseSource(readFileSync(join(FOLDER, file), 'utf8'), 'yaml');
    return value as unknown as Definition;
  });
  const tests = documents.filter((one): one is TestDefinition => one.kind === 'test');
  return { documents, tests };
}

/** Compiles the workflows that the others name, from these documents; a problem is a mistake of the example. */
export function compileAmong(documents: readonly Definition[], name: string): Plan {
  const workflow = documents.find(
    (one): one is WorkflowDefinition => one.kind === 'workflow' && one.name === name,
  );
  if (workflow === undefined) throw new TypeError(`no example ${name}`);
  const self = { name, version: 1 };
  const references = referencesAmong(documents as unknown as readonly JsonValue[], self);
  const http = { name: 'http.request', version: 1, implementation: 'http.request', errors: HTTP_ERRORS };
  const { plan, problems } = compile(workflow, {
    ...references,
    tasks: { ...references.tasks, 'http.request': http },
  });
  if (plan === undefined) throw new TypeError(JSON.stringify(problems));
  return plan;
}

const HTTP_ERRORS = Object.freeze([{ code: 'http.404', class: 'permanent' }] as const);

/** Plans of all children that a test really runs, as `name@version`. */
export function childPlans(documents: readonly Definition[], test: TestDefinition): Record<string, Plan> {
  const names = Object.keys(test.world?.workflows ?? {});
  return Object.fromEntries(names.map((name) => [`${name}@1`, compileAmong(documents, name)]));
}
