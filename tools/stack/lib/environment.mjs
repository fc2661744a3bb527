/** The ports of a stack when they are free. */
export const defaultPorts = Object.freeze({
  web: 3000,
  api: 3001,
  postgres: 5433,
  temporal: 7233,
  temporalUi: 8233,
  shop: 3090,
  workerHealth: 3002,
});

/** @typedef {Record<keyof typeof defaultPorts, number>} Ports */

const portSettings = Object.freeze({
  web: 'FERMATA_WEB_PORT',
  api: 'FERMATA_API_PORT',
  postgres: 'FERMATA_POSTGRES_PORT',
  temporal: 'FERMATA_TEMPORAL_PORT',
  temporalUi: 'FERMATA_TEMPORAL_UI_PORT',
  shop: 'FERMATA_SHOP_PORT',
  workerHealth: 'FERMATA_WORKER_HEALTH_PORT',
});

/**
 * The ports to try first: the operator's wishes, else the defaults. 0 means any free port.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Ports}
 * @throws one message with everything that is no port
 */
export function preferredPorts(env) {
  const names = /** @type {(keyof Ports)[]} */ (Object.keys(defaultPorts));
  const entries = names.map((name) => ({
    name,
    setting: portSettings[name],
    value: env[portSettings[name]],
  }));
  const wrong = entries.filter(({ value }) => value && !(/^\d+$/.test(value) && Number(value) <= 65_535));
  if (wrong.length > 0) {
    throw new Error(
      wrong.map(({ setting, value }) => `${setting} must be a port, not "${value}".`).join('\n'),
    );
  }
  return /** @type {Ports} */ (
    Object.fromEntries(entries.map(({ name, value }) => [name, value ? Number(value) : defaultPorts[name]]))
  );
}

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
    // Below the time that an application is given to end.
    FERMATA_SHUTDOWN_GRACE: '10',
    FERMATA_ACTIVITIES: '@fermata/shop-activities',
    FERMATA_CONNECTIONS: JSON.stringify({ shop }),
    ...own,
    FERMATA_MODE: 'development',
    FERMATA_DEMO_USERS: 'true',
    FERMATA_API_HOST: '127.0.0.1',
    FERMATA_API_PORT: String(ports.api),
    FERMATA_PUBLIC_URL: `http://127.0.0.1:${ports.web}`,
    FERMATA_WEB_HOST: '127.0.0.1',
    FERMATA_WEB_PORT: String(ports.web),
    FERMATA_API_URL: `http://127.0.0.1:${ports.api}`,
    FERMATA_DATABASE_URL: databaseUrl,
    FERMATA_TEMPORAL_ADDRESS: temporal.address,
    FERMATA_TEMPORAL_NAMESPACE: 'fermata',
    ...(temporal.uiUrl && { FERMATA_TEMPORAL_WEB_URL: temporal.uiUrl }),
    FERMATA_SECRET: secret,
    FERMATA_STATE_DIR: places.state,
    FERMATA_CLI_TOKEN_FILE: places.cliToken,
    FERMATA_SHOP_PORT: String(ports.shop),
    FERMATA_SHOP_FILE: places.shopFile,
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
    web: `http://127.0.0.1:${ports.web}`,
    api,
    apiDocs: `${api}/api/v1/docs`,
    ...(temporal.uiUrl && { temporalUi: temporal.uiUrl }),
    shop: `http://127.0.0.1:${ports.shop}`,
  };
}
