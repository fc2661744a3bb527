// Builds the web application: its workers by esbuild, its pages by Next.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { packFiles } from './server/packed.mjs';
import { buildWorkers } from './server/workers.mjs';

const folder = import.meta.dirname;
await buildWorkers({ minify: true });
const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
const child = spawn(process.execPath, [next, 'build'], {
  cwd: folder,
  stdio: 'inherit',
  env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
});
child.once('exit', (code) => {
  process.exitCode = code ?? 1;
  if (code === 0) void packFiles(join(folder, '.next', 'static'));
});
