import type { ActivityDefaults, ActivityDefinition, ActivitySchema, DeclaredError } from './activity.ts';

/** The row of the catalogue that authors and publish see: everything but the code. Plain JSON. */
export interface ActivityDescription {
  readonly name: string;
  readonly version: number;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: ActivitySchema;
  readonly outputSchema: ActivitySchema;
  readonly errors: readonly ({ readonly code: string } & DeclaredError)[];
  readonly defaults: ActivityDefaults;
}

/** Describes an activity for the catalogue; equal definitions give equal descriptions, errors sorted by code. */
export function describeActivity(definition: ActivityDefinition): ActivityDescription {
  return {
    name: definition.name,
    version: definition.version,
    title: definition.title,
    description: definition.description ?? '',
    inputSchema: definition.input,
    outputSchema: definition.output,
    errors: Object.keys(definition.errors)
      .sort()
      .flatMap((code) => declaredError(code, definition.errors[code])),
    defaults: definition.defaults,
  };
}

function declaredError(
  code: string,
  declared: DeclaredError | undefined,
): ({ code: string } & DeclaredError)[] {
  return declared === undefined ? [] : [{ code, ...declared }];
}
