import type { JsonSchema, JsonValue } from '@fermata/model';

/** The input of `http.request`: a step's `with`. */
export interface HttpInput {
  readonly method?: string;
  readonly url?: string;
  readonly path?: string;
  readonly query?: Readonly<Record<string, JsonValue>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Anything that survives JSON: developers' code hands over its own types. */
  readonly json?: unknown;
  readonly text?: string;
  readonly expect?: readonly (number | string)[];
  readonly timeout?: string;
  readonly maxBytes?: number;
}

/** The output of `http.request`. */
export interface HttpOutput {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: JsonValue;
}

const scalars = ['string', 'number', 'boolean', 'null'].map((type) => ({ type }));

/** Methods that may be repeated without harm carry no idempotency key. */
export const safeMethods: readonly string[] = ['GET', 'HEAD'];

/** Methods that may have a body. */
export const unsafeMethods: readonly string[] = ['POST', 'PUT', 'PATCH', 'DELETE'];

/** Sizes of answers in bytes. */
export const answerBytes = Object.freeze({ usual: 1_048_576, most: 10_485_760 });

/** What `with` may say. */
export const inputSchema: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    method: { enum: [...safeMethods, ...unsafeMethods], default: 'GET' },
    url: {
      type: 'string',
      maxLength: 8192,
      description: 'Absolute; its host is on the list of the operator',
    },
    path: { type: 'string', pattern: '^/', description: 'Below the base URL of the connection of the step' },
    query: {
      type: 'object',
      additionalProperties: { anyOf: [...scalars, { type: 'array', items: { anyOf: scalars } }] },
    },
    headers: { type: 'object', additionalProperties: { type: 'string' } },
    json: { description: 'Sent as JSON' },
    text: { type: 'string', description: 'Sent as it is, as text/plain unless a header says otherwise' },
    expect: {
      description: 'Statuses that are answers, not failures: numbers, or classes such as 2xx',
      type: 'array',
      items: {
        anyOf: [
          { type: 'integer', minimum: 200, maximum: 599 },
          { type: 'string', pattern: '^[2-5]xx$' },
        ],
      },
      default: ['2xx'],
    },
    timeout: {
      type: 'string',
      pattern: '^PT(\\d+M(\\d+(\\.\\d+)?S)?|\\d+(\\.\\d+)?S)$',
      description: 'Of this request',
    },
    maxBytes: { type: 'integer', minimum: 1, maximum: answerBytes.most, default: answerBytes.usual },
  },
  oneOf: [{ required: ['url'] }, { required: ['path'] }],
  not: { required: ['json', 'text'] },
};

/** What `output` holds. */
export const outputSchema: JsonSchema = {
  type: 'object',
  required: ['status', 'headers', 'body'],
  properties: {
    status: { type: 'integer' },
    headers: { type: 'object', additionalProperties: { type: 'string' } },
    body: { description: 'Parsed when the answer is JSON, else text; null when empty' },
  },
};
