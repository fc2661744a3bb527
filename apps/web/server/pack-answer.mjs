import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import { takes } from './codings.mjs';

/** Less than this gains nothing. */
const leastBytes = 1024;
const json = /^application\/([\w.-]+\+)?json\b/i;
/** Answers are made once and read once: packing must cost less than it saves. */
const brotliQuality = 4;

/**
 * @typedef {object} Answer
 * @property {import('node:http').IncomingHttpHeaders} headers
 * @property {string | undefined} method
 * @property {number | undefined} status
 */

/**
 * How an answer of the API goes over the wire. JSON of known length that was read is packed for whoever takes it.
 * Never a stream, which has no length and is to arrive piece by piece; nor what a deed answers: who could have a page
 * of ours send words of theirs must not learn secrets from how well they pack together.
 * @param {Answer} answer
 * @param {import('node:http').IncomingHttpHeaders} wishes
 * @returns {{ readonly headers: import('node:http').OutgoingHttpHeaders, readonly packer?: import('node:stream').Transform }}
 */
export function packAnswer({ headers, method, status }, wishes) {
  if (!isPackable({ headers, method, status })) return { headers };
  const told = { ...headers, vary: [headers.vary, 'Accept-Encoding'].flat().filter(Boolean).join(', ') };
  const coding = codingOf(wishes);
  if (coding === undefined) return { headers: told };
  const { 'content-length': _length, ...rest } = told;
  return { headers: { ...rest, 'content-encoding': coding }, packer: packerOf(coding) };
}

/** @param {Answer} answer */
function isPackable({ headers, method, status }) {
  if (method !== 'GET' || status !== 200) return false;
  if (headers['content-encoding'] !== undefined || /no-transform/i.test(headers['cache-control'] ?? ''))
    return false;
  return json.test(headers['content-type'] ?? '') && Number(headers['content-length'] ?? 0) > leastBytes;
}

/** @param {import('node:http').IncomingHttpHeaders} wishes @returns {'br' | 'gzip' | undefined} */
function codingOf(wishes) {
  if (takes(wishes, 'br')) return 'br';
  return takes(wishes, 'gzip') ? 'gzip' : undefined;
}

/** @param {'br' | 'gzip'} coding */
function packerOf(coding) {
  return coding === 'gzip'
    ? createGzip()
    : createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } });
}
