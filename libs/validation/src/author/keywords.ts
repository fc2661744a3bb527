/** The keywords of JSON Schema 2020-12 that a schema of an author may have. */
export const knownKeywords: readonly string[] = Object.freeze(
  [
    '$schema $ref $defs definitions $comment title description default examples deprecated readOnly writeOnly',
    'type enum const multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern format',
    'maxItems minItems uniqueItems maxContains minContains maxProperties minProperties required dependentRequired',
    'properties patternProperties additionalProperties propertyNames unevaluatedProperties dependentSchemas',
    'items prefixItems contains unevaluatedItems allOf anyOf oneOf not if then else',
    'contentMediaType contentEncoding contentSchema',
  ]
    .join(' ')
    .split(' '),
);

/** The formats that are checked. */
export const knownFormats = Object.freeze([
  'date',
  'time',
  'date-time',
  'duration',
  'email',
  'uri',
  'uri-reference',
  'uuid',
  'hostname',
  'ipv4',
  'ipv6',
] as const);

/** Whether a keyword means something here; `x-…` is free for notes of the author. */
export function isKnownKeyword(keyword: string): boolean {
  return keyword.startsWith('x-') || knownKeywords.includes(keyword);
}

/** Whether a format is one that is checked. */
export function isKnownFormat(format: unknown): boolean {
  return knownFormats.some((known) => known === format);
}
