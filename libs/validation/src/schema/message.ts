import type { ErrorObject } from 'ajv/dist/2020.js';
import type { DefinitionKind, JsonSchema, Problem } from '@fermata/model';
import { errorAt, extendPointer, said } from '@fermata/model';
import { didYouMean } from '../suggest.ts';
import { knownFields, stepTypesWith } from './lookup.ts';
import { parameter, plainWording, shown } from './wording.ts';

type Special = (error: ErrorObject, path: string, kind: DefinitionKind) => Problem[];

/** The problems of one error of ajv in a definition; none if it only echoes another. */
export function messageOf(error: ErrorObject, at: string, kind: DefinitionKind): Problem[] {
  const path = at + error.instancePath;
  const special = specials[error.keyword];
  if (special !== undefined) return special(error, path, kind);
  const { code, message, fix } = plainWording(error);
  return [errorAt(path, code, message, fix)];
}

const specials: Readonly<Record<string, Special>> = Object.freeze({
  additionalProperties: (error, path, kind) => unknownField(error, 'additionalProperty', path, kind),
  unevaluatedProperties: (error, path, kind) => unknownField(error, 'unevaluatedProperty', path, kind),
  propertyNames: (error, path) => fieldName(error, path),
  discriminator: (error, path, kind) => stepType(error, path, kind),
});

function unknownField(error: ErrorObject, name: string, path: string, kind: DefinitionKind): Problem[] {
  const field = parameter(error, name);
  const known = knownFields(kind, (error.parentSchema ?? {}) as JsonSchema);
  if (known.includes(field)) return [];
  const place = extendPointer(path, field);
  const types = isStep(error.data) && kind === 'workflow' ? stepTypesWith(field) : [];
  if (types.length > 0)
    return [
      errorAt(
        place,
        'schema.unknown',
        said`\`${{ field }}\` belongs only to steps of type ${{ types: types.join(', ') }}.`,
        said`remove it`,
      ),
    ];
  return [
    errorAt(
      place,
      'schema.unknown',
      said`There is no field ${{ field: shown(field) }} here.`,
      didYouMean(field, known),
    ),
  ];
}

function isStep(value: unknown): boolean {
  return typeof (value as { type?: unknown } | null)?.type === 'string';
}

function fieldName(error: ErrorObject, path: string): Problem[] {
  const name = parameter(error, 'propertyName');
  const message = said`${{ name: shown(name) }} cannot be a name here: a lower-case letter, then letters and digits.`;
  return [errorAt(extendPointer(path, name), 'schema.name', message)];
}

function stepType(error: ErrorObject, path: string, kind: DefinitionKind): Problem[] {
  const tag = parameter(error, 'tag');
  const value = (error.data as Record<string, unknown>)[tag];
  if (value === undefined) return [];
  const known = kind === 'workflow' ? stepTypesWith('type') : [];
  const fix = typeof value === 'string' ? didYouMean(value, known) : undefined;
  const message = said`${{ value: shown(value) }} is no type of step; there are ${{ known: known.join(', ') }}.`;
  return [errorAt(extendPointer(path, tag), 'schema.word', message, fix)];
}
