/** The ports of a stack when they are free. */
export const defaultPorts = Object.freeze({
  api: 3001,
  postgres: 5433,
  temporal: 7233,
  temporalUi: 8233,
  shop: 3090,
  workerHealth: 3002,
});

/** @typedef {Record<keyof typeof defaultPorts, number>} Ports */

/**
 * What the applications are told. What the operator has set himself in the environment wins only
 * for the settings that do not tie the parts of this stack together.
 * @param {object} stack
 * @param {Ports} stack.ports
 * @param {import('./places.mjs').Places} stack.places
 * @param {string} stack.databaseUrl
 * @param {{ address: string, uiUrl: string | undefined }} stack.temporal
 * @param {string} stack.secret
 * @param {NodeJS.ProcessEnv} [own]
 * @returns {NodeJS.ProcessEnv}
 */
export function environmentFor({ ports, places, databaseUrl, temporal, secret }, own = process.env) {
  const shop = { baseUrl: `http://127.0.0.1:${ports.shop}`, allowPrivate: true };
  return {
    FERMATA_LOG_LEVEL: 'info',
    FERMATA_ACTIVITIES: '@fermata/shop-activities',
    FERMATA_CONNECTIONS: JSON.stringify({ shop }),
    ...own,
    FERMATA_MODE: 'development',
    FERMATA_DEMO_USERS: 'true',
    FERMATA_API_HOST: '127.0.0.1',
    FERMATA_API_PORT: String(ports.api),
    FERMATA_PUBLIC_URL: `http://127.0.0.1:${ports.api}`,
    FERMATA_DATABASE_URL: databaseUrl,
    FERMATA_TEMPORAL_ADDRESS: temporal.address,
    FERMATA_TEMPORAL_NAMESPACE: 'fermata',
    ...(temporal.uiUrl && { FERMATA_TEMPORAL_WEB_URL: temporal.uiUrl }),
    FERMATA_SECRET: secret,
    FERMATA_STATE_DIR: places.state,
    FERMATA_CLI_TOKEN_FILE: places.cliToken,
    FERMATA_SHOP_PORT: String(ports.shop),
    FERMATA_WORKER_HEALTH_PORT: String(ports.workerHealth),
  };
}

/**
 * The addresses that people and the CLI need.
 * @param {Ports} ports
 * @param {{ uiUrl: string | undefined }} temporal
 * @returns {Record<string, string>}
 */
export function urlsFor(ports, temporal) {
  const api = `http://127.0.0.1:${ports.api}`;
  return {
    api,
    apiDocs: `${api}/api/docs`,
    ...(temporal.uiUrl && { temporalUi: temporal.uiUrl }),
    shop: `http://127.0.0.1:${ports.shop}`,
  };
}
