import { createReadStream } from 'node:fs';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { takes } from './codings.mjs';

const pack = promisify(brotliCompress);
const types = Object.freeze({ js: 'application/javascript; charset=UTF-8', css: 'text/css; charset=UTF-8' });
const packable = /\.(js|css)$/;
const packed = /\.(js|css)\.br$/;

/**
 * Packs scripts and styles once, as tightly as can be, so that nobody waits for it and the wire carries less.
 * @param {string} folder with the files of a build; what is packed stands beside each
 * @returns {Promise<void>}
 */
export async function packFiles(folder) {
  const names = await readdir(folder, { recursive: true });
  for (const name of names.filter((one) => packable.test(one))) {
    const file = join(folder, name);
    const text = await readFile(file);
    const params = { [constants.BROTLI_PARAM_SIZE_HINT]: text.length };
    await writeFile(`${file}.br`, await pack(text, { params }));
  }
}

/**
 * Answers with the packed files of a build whoever takes them; says whether it did.
 * @param {string} folder
 * @param {string} place where the folder stands among the addresses
 * @returns {Promise<(incoming: import('node:http').IncomingMessage, outgoing: import('node:http').ServerResponse) => boolean>}
 */
export async function answerPacked(folder, place) {
  const files = await filesOf(folder, place);
  return (incoming, outgoing) => {
    const found = files.get((incoming.url ?? '').split('?', 1)[0] ?? '');
    if (found === undefined || incoming.method !== 'GET' || !takes(incoming.headers, 'br')) return false;
    outgoing.writeHead(200, {
      'content-type': found.type,
      'content-encoding': 'br',
      'content-length': found.size,
      vary: 'Accept-Encoding',
      // Their names change with what is in them.
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
    // Who goes in the middle of a file needs no answer; the pipeline ends both.
    pipeline(createReadStream(found.file), outgoing, () => undefined);
    return true;
  };
}

/** What is there by address: nothing else is ever read. @param {string} folder @param {string} place */
async function filesOf(folder, place) {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const found = names.flatMap((name) => {
    const kind = packed.exec(name)?.[1];
    return kind === 'js' || kind === 'css' ? [{ name, type: types[kind] }] : [];
  });
  return new Map(
    await Promise.all(
      found.map(async ({ name, type }) => {
        const file = join(folder, name);
        const address = `${place}/${name.split(sep).join('/').slice(0, -'.br'.length)}`;
        return /** @type {const} */ ([address, { file, type, size: (await stat(file)).size }]);
      }),
    ),
  );
}
