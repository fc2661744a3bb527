import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '..', '..', '..', 'docs', 'guides');
const address = /^\/guides\/([a-z-]{1,40})\.md$/;

/**
 * Answers with a guide of this installation, so that help needs nobody else's network.
 * @param {string} path
 * @param {import('node:http').ServerResponse} outgoing
 * @returns {Promise<void>}
 */
export async function answerGuide(path, outgoing) {
  const name = address.exec(path)?.[1];
  const text = name && (await readFile(join(folder, `${name}.md`)).catch(() => undefined));
  if (!text) return void outgoing.writeHead(404).end();
  outgoing.writeHead(200, {
    'content-type': 'text/markdown; charset=utf-8',
    'content-security-policy': "default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
  });
  outgoing.end(text);
}
