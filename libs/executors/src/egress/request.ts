import type { EgressGrant } from './vetting.ts';

/** One request to the outside. Time and size limits are not optional. */
export interface EgressRequest {
  readonly method: string;
  readonly url: string;
  readonly grant: EgressGrant;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
  /** For everything: name, connection, answer to its last byte. */
  readonly timeoutMs: number;
  /** Of the answer's body, after decompression. */
  readonly maxBytes: number;
}

/** An answer, whatever its status; redirects are answers. */
export interface EgressResponse {
  readonly status: number;
  /** Names in lower case; without cookies. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}
