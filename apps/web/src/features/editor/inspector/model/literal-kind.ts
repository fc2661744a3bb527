import { isObject, type JsonObject, type JsonValue } from '@fermata/model';

/** How a literal is edited. */
export type LiteralKind =
  | { readonly kind: 'text' | 'number' | 'boolean' | 'json' }
  | { readonly kind: 'choice'; readonly options: readonly string[] };

/** How a value of a schema is edited; what stands there decides where it does not fit, so that nothing is hidden. */
export function literalKind(schema: JsonObject | undefined, value: JsonValue | undefined): LiteralKind {
  const wished = bySchema(schema);
  if (value === undefined) return wished ?? { kind: 'text' };
  const actual = byValue(value);
  if (wished === undefined) return actual;
  if (wished.kind === 'choice') return typeof value === 'string' && !value.includes('${') ? wished : actual;
  return wished.kind === actual.kind || wished.kind === 'json' ? wished : actual;
}

function bySchema(schema: JsonObject | undefined): LiteralKind | undefined {
  if (!isObject(schema)) return undefined;
  const options = (schema as JsonObject)['enum'];
  if (Array.isArray(options) && options.every((one) => typeof one === 'string')) {
    return { kind: 'choice', options: options as readonly string[] };
  }
  switch ((schema as JsonObject)['type']) {
    case 'string':
      return { kind: 'text' };
    case 'number':
    case 'integer':
      return { kind: 'number' };
    case 'boolean':
      return { kind: 'boolean' };
    case 'object':
    case 'array':
      return { kind: 'json' };
    default:
      return undefined;
  }
}

function byValue(value: JsonValue): LiteralKind {
  switch (typeof value) {
    case 'string':
      return { kind: 'text' };
    case 'number':
      return { kind: 'number' };
    case 'boolean':
      return { kind: 'boolean' };
    default:
      return { kind: 'json' };
  }
}
