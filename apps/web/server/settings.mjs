/**
 * @typedef {object} Settings
 * @property {string} host
 * @property {number} port
 * @property {URL} api
 */

/**
 * The settings of the web application.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Settings}
 * @throws one message with everything that is wrong
 */
export function readSettings(env) {
  const host = env['FERMATA_WEB_HOST'] || '127.0.0.1';
  const port = env['FERMATA_WEB_PORT'] || '3000';
  const api = env['FERMATA_API_URL'] || 'http://127.0.0.1:3001';
  const isUrl = URL.canParse(api) && new URL(api).protocol === 'http:';
  const wrong = [
    ...(/^\d+$/.test(port) && Number(port) <= 65_535
      ? []
      : [`FERMATA_WEB_PORT must be a port, not "${port}".`]),
    ...(isUrl ? [] : [`FERMATA_API_URL must be a URL with http:, not "${api}".`]),
  ];
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  return { host, port: Number(port), api: new URL(api) };
}
