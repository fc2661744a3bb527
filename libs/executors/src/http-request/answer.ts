import type { JsonValue } from '@fermata/model';
import type { EgressResponse } from '../egress/request.ts';
import { badBody } from './failures.ts';
import { nestingOf } from './nesting.ts';

/** Deeper JSON serves no workflow and overflows whoever walks it by recursion. */
const maxDepth = 64;

/**
 * The body as a value: JSON by its content type, else text, null when empty. Secrets of the connection that the other
 * side sends back are masked. Fails with `http.body`; its message says nothing of the body.
 */
export function bodyValue(response: EgressResponse, secrets: readonly string[]): JsonValue {
  const contentType = response.headers['content-type'] ?? '';
  const text = masked(decoded(response.body, contentType), secrets);
  if (text === '') return null;
  return isJson(contentType) ? parsed(text) : text;
}

/** Replaces every secret. */
export function masked(text: string, secrets: readonly string[]): string {
  return secrets.reduce((clean, secret) => clean.replaceAll(secret, '***'), text);
}

/** What of a connection's headers must not be seen: whole values, and the credential after a scheme. */
export function secretsOf(headers: Readonly<Record<string, string>>): readonly string[] {
  const values = Object.values(headers).flatMap((value) => [value, value.split(' ').at(-1) ?? '']);
  return values.filter((value) => value.length >= 8);
}

function isJson(contentType: string): boolean {
  return /^application\/([^;\s]+\+)?json\s*(;|$)/i.test(contentType.trim());
}

function decoded(body: Uint8Array, contentType: string): string {
  const [, charset = 'utf-8'] = /;\s*charset="?([^";\s]+)/i.exec(contentType) ?? [];
  try {
    return new TextDecoder(charset, { fatal: true }).decode(body);
  } catch {
    throw badBody('the answer is not text of the character set it names (utf-8 where it names none)');
  }
}

function parsed(text: string): JsonValue {
  if (nestingOf(text) > maxDepth) throw badBody(`the answer is JSON nested deeper than ${maxDepth}`);
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    throw badBody('the answer says that it is JSON, and is not');
  }
}
