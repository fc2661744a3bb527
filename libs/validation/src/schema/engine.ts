import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import { isObject, type DefinitionKind } from '@fermata/model';
import { schemas } from '../generated/schemas.ts';

const base = 'https://fermata.dev/schemas/';

/** The compiled schemas of all definition kinds. */
export interface DefinitionSchemas {
  /** The validator of a kind. */
  readonly of: (kind: DefinitionKind) => ValidateFunction;
  /** The validator of a part of a schema, by a reference as it stands inside the schema of `kind`. */
  readonly part: (kind: DefinitionKind, reference: string) => ValidateFunction;
  /** The validator of a schema that stands inside the schema of `kind`. */
  readonly inline: (kind: DefinitionKind, schema: object) => ValidateFunction;
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
  const inlined = new WeakMap<object, ValidateFunction>();
  let parts = 0;
  const byReference = (reference: string): ValidateFunction => required(ajv.getSchema(reference), reference);
  return {
    of: (kind) => byReference(addressOf(kind)),
    part: (kind, reference) => byReference(new URL(reference, addressOf(kind)).href),
    inline: (kind, schema) => {
      const known = inlined.get(schema);
      if (known !== undefined) return known;
      parts += 1;
      const validate = ajv.compile({
        ...(standingAlone(kind, schema) as object),
        $id: `${base}part-${parts}`,
      });
      inlined.set(schema, validate);
      return validate;
    },
  };
}

/** A part of the schema of `kind` that names the schema where it refers to other parts of it. */
function standingAlone(kind: DefinitionKind, part: unknown): unknown {
  if (Array.isArray(part)) return part.map((item) => standingAlone(kind, item));
  if (!isObject(part)) return part;
  const entries = Object.entries(part).map(([key, value]) => {
    const isInside = key === '$ref' && typeof value === 'string' && value.startsWith('#');
    return [key, isInside ? `${kind}.schema.json${value}` : standingAlone(kind, value)];
  });
  return Object.fromEntries(entries) as unknown;
}

function addressOf(kind: DefinitionKind): string {
  return `${base}${kind}.schema.json`;
}

function required(found: ValidateFunction | undefined, reference: string): ValidateFunction {
  if (found === undefined) throw new Error(`no schema at ${reference}`);
  return found;
}
