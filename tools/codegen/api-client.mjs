import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@hey-api/openapi-ts';
import { root } from './files.mjs';

const target = 'apps/web/src/shared/api/generated';

/** The web application's client of the API, from `docs/openapi.json`: types and one function for each operation. */
export async function generateApiClient() {
  const folder = await mkdtemp(join(tmpdir(), 'fermata-client-'));
  try {
    await createClient({
      input: join(root, 'docs/openapi.json'),
      output: { path: folder, importFileExtension: '.ts' },
      plugins: ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk'],
      logs: { level: 'silent' },
    });
    const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts')).sort();
    return await Promise.all(
      names.map(async (name) => ({
        path: `${target}/${name}`,
        // Written for other compiler settings than ours; its types are checked where they are used.
        text: `// @ts-nocheck\n${await readFile(join(folder, name), 'utf8')}`,
        asIs: true,
      })),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
