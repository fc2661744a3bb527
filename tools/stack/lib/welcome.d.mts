/**
 * What is printed when the stack is up: where things are, who may sign in, what to try.
 * @param {object} facts
 * @param {string} facts.version
 * @param {Record<string, string>} facts.urls
 * @param {readonly { login: string, password: string, roles: readonly string[] }[]} facts.users
 * @param {number} facts.seconds
 * @returns {string}
 */
export declare function welcomeText({
  version,
  urls,
  users,
  seconds,
}: {
  version: string;
  urls: Record<string, string>;
  users: readonly {
    login: string;
    password: string;
    roles: readonly string[];
  }[];
  seconds: number;
}): string;
