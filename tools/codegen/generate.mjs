// Writes what is derived: each package's tsconfig files from its package.json, the model's types from
// schemas/, and the web application's client from docs/openapi.json.
// With --check it writes nothing and fails when a file on disk differs.
import { generateTsconfigs } from './tsconfigs.mjs';
import { writeAll } from './files.mjs';

const files = [...(await generateTsconfigs())];
try {
  const { generateModel } = await import('./model.mjs');
  files.push(...(await generateModel()));
  const { generateApiClient } = await import('./api-client.mjs');
  files.push(...(await generateApiClient()));
} catch (error) {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
}
process.exitCode = await writeAll(files, process.argv.includes('--check'));
