import { parseTemplate, referencedPaths, sourcesOf } from '@fermata/expressions';
import type { JsonValue } from '@fermata/model';
import { listAt, textAt, valueAt } from '../rules/read.ts';

/**
 * The fields of `input` that the parts of a form cannot do without, each once, in the order in which they stand. An
 * expression that asks whether there is something may do without it.
 */
export function formReads(form: unknown): readonly string[] {
  const names = nodesOf(form, 'layout').flatMap((node) =>
    sourcesIn(node)
      .filter(cannotDoWithout)
      .flatMap((source) =>
        referencedPaths(source).flatMap(([root, name]) =>
          root === 'input' && name !== undefined ? [name] : [],
        ),
      ),
  );
  return [...new Set(names)];
}

function cannotDoWithout(source: string): boolean {
  return !/\b(has|get)\s*\(/.test(source);
}

function nodesOf(holder: unknown, name: string): readonly unknown[] {
  return listAt(holder, name).flatMap((node) => [node, ...nodesOf(node, 'children')]);
}

function sourcesIn(node: unknown): readonly string[] {
  const conditions = ['show', 'enable', 'require'].flatMap((name) => textAt(node, name) ?? []);
  const shown = parseTemplate(valueAt(node, 'value') ?? null);
  return [...conditions, ...(shown.ok ? sourcesOf(shown.template) : [])];
}

/** A schema that asks for some fields and minds nothing else. */
export function readsSchema(reads: readonly string[] | undefined): JsonValue | undefined {
  if (reads === undefined) return undefined;
  const properties = Object.fromEntries(reads.map((name) => [name, true]));
  return { type: 'object', required: reads, properties, additionalProperties: true };
}
