import type { DefinitionKind, Problem } from '@fermata/model';
import { createDefinitionSchemas } from './schema/engine.ts';
import { schemaProblems } from './schema/validate.ts';

/** Compiled once a process, on first use; never changed after. */
const compiled = { schemas: undefined as ReturnType<typeof createDefinitionSchemas> | undefined };

/** All problems of a document against the schema of a kind, in plain words, each at the offending place. Never throws. */
export function validateSchema(kind: DefinitionKind, document: unknown): Problem[] {
  compiled.schemas ??= createDefinitionSchemas();
  return schemaProblems(compiled.schemas, kind, document);
}
