import type { JsonValue } from '@fermata/model';

/** One request through a connection: the same fields as `with` of the task `http.request`. */
export interface ConnectionRequest {
  /** Default GET. */
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the connection's base URL; starts with a slash, has no query. */
  readonly path: string;
  readonly query?: Readonly<Record<string, JsonValue>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Anything that survives JSON. */
  readonly json?: unknown;
  readonly text?: string;
  /** Statuses that are answers, not failures: numbers or classes such as `2xx`. Default `['2xx']`. */
  readonly expect?: readonly (number | string)[];
}

/** What the other side answered. */
export interface ConnectionResponse<Body = JsonValue> {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed when the answer is JSON, else text; null when empty. */
  readonly body: Body;
}

/**
 * An outside system that the operator has configured: base URL, credential and network rules stay with the operator.
 * Unexpected statuses and network trouble fail the activity with the codes of `http.request` (`http.503`,
 * `http.network`); unsafe methods carry the context's idempotency key.
 */
export interface Connection {
  /** `Body` states what the other side is trusted to send; only the activity's output schema checks it. */
  request<Body = JsonValue>(request: ConnectionRequest): Promise<ConnectionResponse<Body>>;
}
