/**
 * A connected client of the driver, which is loaded late: the stack starts before it is installed.
 * @param {string} url
 * @returns {Promise<import('pg').Client>}
 */
async function connected(url) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5000,
    application_name: 'fermata-stack',
  });
  client.on('error', () => {});
  await client.connect();
  return client;
}

/**
 * Runs one query and gives its rows.
 * @param {string} url
 * @param {string} text
 * @param {readonly unknown[]} [values]
 * @returns {Promise<Record<string, unknown>[]>}
 */
export async function query(url, text, values = []) {
  const client = await connected(url);
  try {
    return (await client.query(text, [...values])).rows;
  } finally {
    await client.end();
  }
}

/**
 * True, or in words why the server does not answer; never with its password.
 * @param {string} url
 * @returns {Promise<true | string>}
 */
export async function isAnswering(url) {
  try {
    await query(url, 'select 1');
    return true;
  } catch (error) {
    const { message, code } = /** @type {NodeJS.ErrnoException} */ (error);
    return message || code || 'unknown reason';
  }
}

/**
 * Makes a database unless it is there; two that ask at once both succeed.
 * @param {string} adminUrl
 * @param {string} name
 * @param {string} [template]
 */
export async function createDatabase(adminUrl, name, template) {
  const found = await query(adminUrl, 'select 1 from pg_database where datname = $1', [name]);
  if (found.length > 0) return;
  const from = template ? ` template "${quoted(template)}"` : '';
  await query(adminUrl, `create database "${quoted(name)}"${from}`).catch((error) => {
    if (error.code !== '42P04' && error.code !== '23505') throw error;
  });
}

/** @param {string} name */
function quoted(name) {
  return name.replaceAll('"', '""');
}
