import type { OpenAPIObject } from '@nestjs/swagger';
import type { JsonObject } from '@fermata/model';
import { createSchemaValidator, type SchemaValidator } from '@fermata/validation';
import type { Answer, TestApi } from '../people.fixture.ts';

type Schema = Readonly<Record<string, unknown>>;

/** One operation of the document. */
export interface Operation {
  readonly summary?: string;
  readonly security?: readonly unknown[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema?: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<Record<string, DocumentedResponse>>;
}

interface DocumentedResponse {
  readonly content?: Readonly<Record<string, { readonly schema: Schema; readonly example?: unknown }>>;
}

/** The document, read for judging what is really answered. */
export class Documented {
  /** By method and path template, `GET /api/v1/tasks/{id}`. */
  readonly operations: ReadonlyMap<string, Operation>;
  readonly #schemas: Readonly<Record<string, unknown>>;
  readonly #compiled = new Map<string, SchemaValidator>();

  constructor(document: OpenAPIObject) {
    const paths = Object.entries(document.paths) as [string, Record<string, Operation>][];
    this.operations = new Map(
      paths.flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation]),
      ),
    );
    this.#schemas = document.components?.schemas ?? {};
  }

  /** The template of a request; undefined for what the document does not know. */
  templateOf(method: string, path: string): string | undefined {
    const asked = path.split(/[?#]/)[0] ?? '';
    const fits = [...this.operations.keys()].filter((template) => {
      const [verb, place = ''] = template.split(' ');
      return verb === method && new RegExp(`^${place.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(asked);
    });
    return fits.sort((one, other) => one.split('{').length - other.split('{').length)[0];
  }

  /** Whether an answer is what the document says, member by member; what it says against it. */
  findings(template: string, answer: Answer): readonly string[] {
    const response = this.operations.get(template)?.responses[String(answer.status)];
    if (response === undefined) return [`${template} answers ${answer.status}, which is not documented`];
    if (response.content === undefined)
      return answer.body === '' ? [] : [`${template}: an undocumented body`];
    const type = String(answer.headers['content-type']).split(';')[0] ?? '';
    const content = response.content[type];
    if (content === undefined) return [`${template} ${answer.status}: ${type} is not documented`];
    const validate = this.validator(`${template} ${answer.status} ${type}`, content.schema);
    return validate(answer.body).problems.map(
      ({ path, message }) => `${template} ${answer.status} ${path}: ${message}`,
    );
  }

  /** A validator that refuses members that are not documented; equal schemas, such as that of refusals, have one. */
  validator(key: string, schema: Schema): SchemaValidator {
    const text = JSON.stringify(schema);
    const known = this.#compiled.get(text);
    if (known !== undefined) return known;
    const $defs = Object.fromEntries(
      [...this.#reached(schema)].map((name) => [name, walk(this.#schemas[name])]),
    );
    const compiled = createSchemaValidator({ ...(walk(schema) as JsonObject), $defs: $defs as JsonObject });
    if (!compiled.ok) throw new Error(`${key}: ${JSON.stringify(compiled.problems)}`);
    this.#compiled.set(text, compiled.validate);
    return compiled.validate;
  }

  #reached(schema: unknown, found = new Set<string>()): Set<string> {
    const text = JSON.stringify(schema ?? null);
    for (const [, name = ''] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (found.has(name)) continue;
      found.add(name);
      this.#reached(this.#schemas[name], found);
    }
    return found;
  }

  /** What the page shows as an example: composed from the examples of the members. */
  example(schema: Schema): unknown {
    if ('example' in schema) return schema['example'];
    if (typeof schema['$ref'] === 'string')
      return this.example((this.#schemas[schema['$ref'].split('/').at(-1) ?? ''] ?? {}) as Schema);
    const [only] = Array.isArray(schema['allOf']) ? (schema['allOf'] as readonly Schema[]) : [];
    if (only !== undefined) return this.example(only);
    if (schema['type'] === 'array') return [this.example(schema['items'] as Schema)];
    if (!isRecord(schema['properties'])) return undefined;
    const members = Object.entries(schema['properties'] as Record<string, Schema>);
    return Object.fromEntries(
      members
        .map(([name, member]) => [name, this.example(member)])
        .filter(([, value]) => value !== undefined),
    );
  }
}

/** The harness whose every answer is judged by the document it serves. */
export async function documented(api: TestApi): Promise<TestApi> {
  const { body } = await api.send('GET', '/openapi.json');
  const document = new Documented(body as OpenAPIObject);
  const send: TestApi['send'] = async (method, path, sent) => {
    const answer = await api.send(method, path, sent);
    const template = document.templateOf(method, `/api/v1${path}`);
    const findings = template === undefined ? [] : document.findings(template, answer);
    if (findings.length > 0) throw new Error(`${findings.join('\n')}\n${JSON.stringify(answer.body)}`);
    return answer;
  };
  return { ...api, send };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Refuses undocumented members, and finds components where JSON Schema looks for them. */
function walk(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(walk);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value)
    .filter(([name]) => name !== 'example')
    .map(([name, member]) => [name, name === '$ref' ? toDefs(String(member)) : walk(member)]);
  const open = isRecord(value['properties']) && !('additionalProperties' in value);
  return { ...Object.fromEntries(entries), ...(open ? { additionalProperties: false } : {}) };
}

function toDefs(reference: string): string {
  return reference.replace('#/components/schemas/', '#/$defs/');
}
