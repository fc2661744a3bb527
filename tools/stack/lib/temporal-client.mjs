import { readFile } from 'node:fs/promises';
import { waitUntil } from './processes.mjs';

const service = 'temporal.api.workflowservice.v1.WorkflowService';
const retentionSeconds = 7 * 24 * 3600;
// IndexedValueType of the Temporal API, by the names that its CLI uses.
const valueTypes = Object.freeze({
  Text: 1,
  Keyword: 2,
  Int: 3,
  Double: 4,
  Bool: 5,
  Datetime: 6,
  KeywordList: 7,
});

/**
 * Our search attributes with their types: temporal/config is the one list.
 * @returns {Promise<Record<string, keyof typeof valueTypes>>}
 */
export async function searchAttributes() {
  return JSON.parse(
    await readFile(new URL('../../../temporal/config/search-attributes.json', import.meta.url), 'utf8'),
  );
}

/**
 * Waits until the server says that it serves.
 * @param {string} address
 * @param {number} withinMs
 */
export async function untilServing(address, withinMs) {
  const connection = await lazyConnection(address);
  try {
    await waitUntil(() => isServing(connection), { withinMs, what: `Temporal at ${address}` });
  } finally {
    await connection.close();
  }
}

/**
 * Makes the namespace and the search attributes that are missing. May be repeated, and by many.
 * @param {string} address
 * @param {string} namespace
 */
export async function register(address, namespace) {
  const connection = await lazyConnection(address);
  try {
    // The type asks for a Long; the wire format takes a number too.
    const workflowExecutionRetentionPeriod = /** @type {any} */ ({ seconds: retentionSeconds });
    await connection.workflowService
      .registerNamespace({ namespace, workflowExecutionRetentionPeriod })
      .catch(unlessExisting);
    const usable = () => addMissing(connection, namespace).then(() => true, unlessNotYet);
    await waitUntil(usable, { withinMs: 60_000, everyMs: 500, what: `the namespace ${namespace}` });
  } finally {
    await connection.close();
  }
}

/** @param {string} address @returns {Promise<import('@temporalio/client').Connection>} */
async function lazyConnection(address) {
  const { Connection } = await import('@temporalio/client');
  // A proxy meant for the outside must not stand between us and our own server.
  return Connection.lazy({ address, channelArgs: { 'grpc.enable_http_proxy': 0 } });
}

/** @param {import('@temporalio/client').Connection} connection */
async function isServing(connection) {
  try {
    const { status } = await connection.withDeadline(Date.now() + 2000, () =>
      connection.healthService.check({ service }),
    );
    return status === 1;
  } catch {
    return false;
  }
}

/** @param {import('@temporalio/client').Connection} connection @param {string} namespace */
async function addMissing(connection, namespace) {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  const missing = Object.entries(await searchAttributes()).filter(
    ([name]) => !(name in (customAttributes ?? {})),
  );
  if (missing.length === 0) return;
  const typed = Object.fromEntries(missing.map(([name, type]) => [name, valueTypes[type]]));
  await connection.operatorService
    .addSearchAttributes({ namespace, searchAttributes: typed })
    .catch(unlessExisting);
}

/** @param {{ code?: number }} error gRPC status 6 = already exists */
function unlessExisting(error) {
  if (error.code !== 6) throw error;
}

/** @param {{ code?: number }} error gRPC status 5 = the namespace is not in the server's cache yet */
function unlessNotYet(error) {
  if (error.code === 5) return false;
  throw error;
}
