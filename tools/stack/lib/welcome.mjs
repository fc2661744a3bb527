/**
 * What is printed when the stack is up: where things are, who may sign in, what to try.
 * @param {object} facts
 * @param {string} facts.version
 * @param {Record<string, string>} facts.urls
 * @param {readonly { login: string, password: string, roles: readonly string[] }[]} facts.users
 * @param {number} facts.seconds
 * @returns {string}
 */
export function welcomeText({ version, urls, users, seconds }) {
  const names = /** @type {Record<string, string>} */ ({
    web: 'Fermata',
    api: 'API',
    apiDocs: 'API docs',
    temporalUi: 'Temporal',
    shop: 'Demo shop',
  });
  return [
    '',
    `Fermata ${version} is up, after ${seconds.toFixed(1)} s.`,
    '',
    ...Object.entries(urls).map(([name, url]) => `  ${(names[name] ?? name).padEnd(11)} ${url}`),
    ...(users.length > 0 ? ['', 'Demo logins (this machine only):'] : []),
    ...users.map(
      ({ login, password, roles }) => `  ${login.padEnd(11)} ${password.padEnd(18)} ${roles.join(', ')}`,
    ),
    '',
    'Try in a second terminal:',
    '  npx fermata definitions',
    `  npx fermata start refund-approval --input '{"orderId":"o-3","amount":250}'`,
    '  npx fermata tasks --view all',
    '',
    'Ctrl-C stops everything; the data are kept.',
  ].join('\n');
}
