import { validateHeaderName, validateHeaderValue } from 'node:http';
import { badInput } from './failures.ts';

/** Headers that belong to the connection itself; who sets them can smuggle a second request. */
const ownHeaders: readonly string[] = [
  'connection',
  'content-length',
  'expect',
  'host',
  'http2-settings',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

type Headers = Readonly<Record<string, string>>;

/** Merges headers by their names in lower case, later ones first in rank. Fails with `http.input`, names only. */
export function mergedHeaders(...ranks: readonly Headers[]): Headers {
  const entries = ranks.flatMap((headers) => Object.entries(headers)).map(checked);
  return Object.fromEntries(entries);
}

function checked([name, value]: readonly [string, string]): readonly [string, string] {
  const lower = name.toLowerCase();
  if (ownHeaders.includes(lower) || lower.startsWith('proxy-'))
    throw badInput(`the header ${lower} is not yours to set`);
  try {
    validateHeaderName(lower);
    validateHeaderValue(lower, value);
  } catch {
    throw badInput(`the header ${JSON.stringify(lower)} holds characters that headers may not have`);
  }
  return [lower, value];
}
