import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import type { DefinitionKind } from '@fermata/model';
import { schemas } from '../generated/schemas.ts';

const base = 'https://fermata.dev/schemas/';

/** The compiled schemas of all definition kinds. */
export interface DefinitionSchemas {
  /** The validator of a kind. */
  readonly of: (kind: DefinitionKind) => ValidateFunction;
  /** The validator of a part of a schema, by a reference as it stands inside the schema of `kind`. */
  readonly part: (kind: DefinitionKind, reference: string) => ValidateFunction;
  /** The validator of a schema without references into its own file. */
  readonly inline: (schema: object) => ValidateFunction;
}

/** Compiles lazily; each kind takes some tens of milliseconds once. The caller keeps the result. */
export function createDefinitionSchemas(): DefinitionSchemas {
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    discriminator: true,
    allowUnionTypes: true,
    strictRequired: false,
    strictTypes: false,
    validateSchema: false,
  });
  for (const schema of Object.values(schemas)) ajv.addSchema(schema);
  const byReference = (reference: string): ValidateFunction => required(ajv.getSchema(reference), reference);
  return {
    of: (kind) => byReference(addressOf(kind)),
    part: (kind, reference) => byReference(new URL(reference, addressOf(kind)).href),
    inline: (schema) => ajv.compile(schema),
  };
}

function addressOf(kind: DefinitionKind): string {
  return `${base}${kind}.schema.json`;
}

function required(found: ValidateFunction | undefined, reference: string): ValidateFunction {
  if (found === undefined) throw new Error(`no schema at ${reference}`);
  return found;
}
